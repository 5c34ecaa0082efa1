// Creates elements. A text can never become markup here: texts become text nodes.

/**
 * @param {string} tag
 * @param {Record<string, unknown>} [props]  attributes; false, null and undefined leave one out, true sets an empty one; `on` has listeners
 * @param {...(Node | string | false | null | undefined | Array<Node | string>)} children
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name === "on") listen(element, value);
    else setAttribute(element, name, value);
  }
  element.append(...children.flat().filter((child) => child !== false && child != null));
  return element;
}

/** Sets an attribute, or removes it. */
export function setAttribute(element, name, value) {
  if (value === false || value == null) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? "" : String(value));
}

/** A button, by default with `type="button"`, so that none submits a form by accident. */
export function button(text, props = {}, ...before) {
  const { class: name = "", ...rest } = props;
  return h("button", { type: "button", class: `button ${name}`.trim(), ...rest }, ...before, h("span", {}, text));
}

function listen(element, listeners) {
  for (const [event, listener] of Object.entries(listeners)) element.addEventListener(event, listener);
}
