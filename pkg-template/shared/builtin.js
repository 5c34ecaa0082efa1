/**
 * One of Node's built-in modules, on the platforms that have them: Node, Deno, Bun, and workerd with `nodejs_compat`.
 *
 * It tries `getBuiltinModule` first because Jest's CommonJS sandbox refuses `import()`; Node before 20.16 has only the latter. The name is
 * a variable, and the two comments are there, so that no bundler tries to put a Node module into a page.
 *
 * @param {string} name  with its `node:`
 * @returns {Promise<any>} rejects if the platform has no such module
 */
export async function builtin(name) {
  return globalThis.process?.getBuiltinModule?.(name) ?? import(/* webpackIgnore: true */ /* @vite-ignore */ name);
}
