// httpbin, from PyPI: a digest server in Python that shares no code with this project.
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { start, tool } from "./process.mjs";

const SERVER = fileURLToPath(new URL("httpbin-server.py", import.meta.url));

/** @param {Record<string, [qop: string, algorithm: string]>} projects  what guards the integrations of each project */
export async function startHttpbin({ username, password, projects }) {
  const python = tool("PYTHON", "`cargo xtask setup` makes a Python environment with httpbin, whose python3 this is");
  const { value, stop } = await start(python, [SERVER, username, password, JSON.stringify(projects)], async (child) => {
    const [port] = await once(child.stdout.setEncoding("utf8"), "data");
    return Number(port);
  });
  return { origin: `http://127.0.0.1:${value}`, stop };
}
