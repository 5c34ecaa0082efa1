import { read } from "../shared/read.js";

/**
 * What a call listens to in place of its caller's signal, so that any number of calls put one listener on it: Node prints
 * `MaxListenersExceededWarning` from the eleventh on, and is right with whoever forgets to take them off again.
 *
 * @param {AbortSignal | undefined} signal  or whatever was given for one: the wasm says what is wrong with it
 */
export function shared(signal) {
  if (Object(signal) !== signal || typeof read(signal, "addEventListener") !== "function") return signal;
  let relay = relays.get(signal);
  if (!relay) relays.set(signal, (relay = new Relay(signal)));
  return relay;
}

/** @type {WeakMap<AbortSignal, Relay>} */
const relays = new WeakMap();

/** As much of an `AbortSignal` as src/js/client/span.rs uses. */
class Relay {
  #signal;
  #ends = new Set();
  #end = () => {
    for (const end of this.#ends) end();
  };

  constructor(signal) {
    this.#signal = signal;
  }

  get aborted() {
    return this.#signal.aborted;
  }

  get reason() {
    return this.#signal.reason;
  }

  addEventListener(event, end) {
    this.#ends.add(end);
    if (this.#ends.size === 1) this.#signal.addEventListener(event, this.#end);
  }

  removeEventListener(event, end) {
    if (this.#ends.delete(end) && this.#ends.size === 0) this.#signal.removeEventListener(event, this.#end);
  }
}
