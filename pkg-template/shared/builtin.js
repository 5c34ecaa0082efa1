/**
 * A module of Node's, where the platform has it: Node, Deno, Bun, and workerd with `nodejs_compat`.
 *
 * `getBuiltinModule` first, because Jest's CommonJS sandbox refuses `import()`; Node before 20.16 has only the latter. The name is
 * a variable and the comments are there so that no bundler tries to put a Node module into a page.
 *
 * @param {string} name  with its `node:`
 * @returns {Promise<any>} rejects where there is none
 */
export async function builtin(name) {
  return globalThis.process?.getBuiltinModule?.(name) ?? import(/* webpackIgnore: true */ /* @vite-ignore */ name);
}
