/** `1 change`, `2 changes`. */
export const counted = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;
