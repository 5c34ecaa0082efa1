// What is validated. All values are made up.

const KEY = "0123456789abcdef0123456789abcdef";

export const VALID = { type: "DATADOG", apiKey: KEY, region: "EU" };
export const THREE_ERRORS = { type: "DATADOG", apiKey: "", region: "UK", foo: 1 };

/** Many different views, one in ten with three errors. */
export const MANY = Array.from({ length: 500 }, (_, index) =>
  index % 10 === 9 ? { ...THREE_ERRORS, foo: index } : { ...VALID, apiKey: KEY.slice(index % 16) + KEY.slice(0, index % 16) });

/** On these the libraries have to agree before anything is measured. */
export const AGREED = [
  { view: VALID, valid: true, errors: 0 },
  { view: { type: "DATADOG", apiKey: "made-up" }, valid: true, errors: 0 },
  { view: THREE_ERRORS, valid: false, errors: 3 },
  { view: { type: "DATADOG", apiKey: "****************************cdef", region: "US" }, valid: false, errors: 1 },
  { view: { type: "DATADOG", apiKey: "\u00a0" }, valid: false, errors: 1 },
  { view: { type: "DATADOG", apiKey: 5, region: null }, valid: false, errors: 2 },
  { view: { type: "DATADOG" }, valid: false, errors: 1 },
  { view: { type: "SLACK", apiKey: KEY }, valid: false, errors: 1 },
  { view: null, valid: false, errors: 1 },
];
