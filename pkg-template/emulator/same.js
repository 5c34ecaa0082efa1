/** Whether two texts are equal, in a time that depends only on their lengths. */
export function same(expected, given) {
  let difference = expected.length ^ given.length;
  for (let i = 0; i < expected.length; i += 1) difference |= expected.charCodeAt(i) ^ given.charCodeAt(i);
  return difference === 0;
}
