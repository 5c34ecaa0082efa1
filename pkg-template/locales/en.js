import { DESCRIPTIONS } from "../catalogue.data.js";
import { registerLocale } from "../forms/locale.js";

const descriptions = Object.values(DESCRIPTIONS);

/** English for beside a form's fields: by their labels, where core's names them as they are on the wire. */
export default registerLocale({
  name: "en",
  messages: {
    required: "{label} is required",
    "invalid_type.object": "An object is expected here",
    "invalid_type.string": "{label} must be text",
    "invalid_type.integer": "{label} must be a whole number",
    "invalid_type.boolean": "{label} must be true or false",
    "invalid_type.function": "{label} must be a function",
    invalid_value: "{label} must be {allowed}",
    "invalid_value.knownTo": "{label} must be {allowed}: only version {knownTo} of the API has this one",
    "invalid_format.url": "{label} must be a full URL that begins with http:// or https://",
    "invalid_format.groupId": "{label} must be 24 hexadecimal digits",
    "invalid_format.origin": "{label} must be a scheme and a host without a path, such as https://cloud.mongodb.com",
    "invalid_format.credential": "{label} must be given alone, without white space or quotes around it",
    out_of_range: "{label} must be between {min} and {max}",
    "out_of_range.length": "{label} must have {min} to {max} characters",
    unknown_type: "There is no such type of integration",
    "unknown_type.suggestion": "There is no such type of integration; did you mean {suggestion}?",
    "unknown_type.knownTo": "Only version {knownTo} of the API has this type of integration",
    type_mismatch: "The type must be {expected}, as was asked for",
    unknown_field: "{path} is not recognized: remove it",
    "unknown_field.suggestion": "{path} is not recognized: did you mean {suggestion}?",
    "unknown_field.knownTo": "Only version {knownTo} of the API has {path}",
    masked_secret: "{label} is the mask that Atlas shows: enter the full value again",
    "unlikely_value.not_32_hex": "{label} is not 32 hexadecimal digits, so Atlas will probably refuse it",
    "unlikely_value.surrounding_space": "{label} begins or ends with white space, so Atlas will probably refuse it",
    "unlikely_value.not_ascii": "{label} has a character, perhaps an invisible one, that is not printable ASCII, so Atlas will probably refuse it",
    "unlikely_value.placeholder": "{label} looks like a placeholder for the real value, so Atlas will probably refuse it",
    "deprecated.deprecated": "This service is deprecated",
    "deprecated.retired": "This service was shut down",
    server: "Atlas refused {label}: {message}",
  },
  // The table's own labels. By name alone for an issue whose service is not known.
  fields: Object.fromEntries(
    descriptions.flatMap(({ type, fields }) => fields.flatMap(({ name, label }) => [[name, { label }], [`${type}.${name}`, { label }]])),
  ),
  notes: Object.fromEntries(descriptions.filter(({ note }) => note).map(({ type, note }) => [type, note])),
});
