import { read } from "../shared/read.js";

/**
 * A stand-in for the caller's signal, shared by all calls that use this signal. However many they are, the signal has one listener: from
 * the eleventh on, Node would print `MaxListenersExceededWarning`.
 *
 * @param {AbortSignal | undefined} signal  if it is no signal, it is returned as it is, and the wasm reports what is wrong with it
 */
export function shared(signal) {
  if (Object(signal) !== signal || typeof read(signal, "addEventListener") !== "function") return signal;
  let relay = relays.get(signal);
  if (!relay) relays.set(signal, (relay = new Relay(signal)));
  return relay;
}

/** @type {WeakMap<AbortSignal, Relay>} */
const relays = new WeakMap();

/** The parts of an `AbortSignal` that span.js and src/js/client/span.rs use. */
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
