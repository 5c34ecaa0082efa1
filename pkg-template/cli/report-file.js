import { access, constants, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Milliseconds between two writes on the way, or ten times what the last one took: a large report must not be all that is done. */
const PAUSE_MS = 500;
const SHARE = 10;

/**
 * The file of a report. It is written on the way, too, so that of a process that is killed no more is unknown than what it did since the
 * last write. Each write is whole or not there.
 */
export class ReportFile {
  #path;
  /** Whether it may be replaced: what is no file, as `/dev/stdout`, is only written at the end. */
  #isFile;
  #about;
  #steps = new Map();
  #pause = 0;
  #isWritten = true;
  #writing;
  #closing = new AbortController();

  /**
   * @param {string} path
   * @param {object} about  what the report has besides its steps
   * @param {object[]} steps  of the plan, or an earlier report
   */
  static async open(path, about, steps) {
    const there = await stat(path).catch(missing);
    const file = new ReportFile();
    file.#isFile = there === undefined || there.isFile();
    // A link stays one.
    file.#path = there?.isFile() ? await realpath(path) : path;
    file.#about = about;
    // Until it is known better.
    for (const step of steps) file.#steps.set(keyOf(step), { outcome: "skipped", ...step });
    await file.#write(file.#soFar());
    return file;
  }

  /** What became of some steps. */
  note(steps) {
    for (const step of steps) this.#steps.set(keyOf(step), step);
    this.#isWritten = false;
    this.#writing ??= this.#writeInTime();
  }

  /** The whole of it, at the end. */
  async close(report) {
    this.#closing.abort();
    await this.#writing;
    if (this.#isFile) await this.#write(report);
    else await writeFile(this.#path, print(report));
  }

  async #writeInTime() {
    const { signal } = this.#closing;
    while (!this.#isWritten) {
      await sleep(this.#pause, undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      this.#isWritten = true;
      const start = performance.now();
      // What hinders a write on the way hinders the last one, which tells.
      await this.#write(this.#soFar()).catch(() => {});
      this.#pause = Math.max(PAUSE_MS, SHARE * (performance.now() - start));
    }
    this.#writing = undefined;
  }

  #soFar() {
    const steps = [...this.#steps.values()];
    const count = (wanted) => steps.filter(({ outcome }) => outcome === wanted).length;
    return { ...this.#about, steps, counts: { done: count("done"), failed: count("failed"), skipped: count("skipped") } };
  }

  async #write(report) {
    if (!this.#isFile) return;
    const draft = `${this.#path}.part`;
    try {
      await writeFile(draft, print(report));
      await rename(draft, this.#path);
    } catch (error) {
      await rm(draft, { force: true });
      throw Object.assign(error, { path: this.#path });
    }
  }
}

/** Says no to a path that no report can be written to, before anything is sent: what became of that would be lost. */
export async function checkReportPath(path) {
  await access(dirname(path), constants.W_OK);
  if ((await stat(path).catch(missing))?.isDirectory()) throw Object.assign(new Error("EISDIR"), { code: "EISDIR", syscall: "open", path });
}

/**
 * The report that an earlier run of a plan has left, however it ended.
 *
 * @param {string} path
 * @param {string} planId
 * @returns {Promise<object | undefined>} nothing where there is none, or another plan's
 */
export async function readReport(path, planId) {
  const there = await stat(path).catch(missing);
  if (!there?.isFile() || planId === undefined) return undefined;
  try {
    const report = JSON.parse(await readFile(path, "utf8"));
    return report.planId === planId && Array.isArray(report.steps) ? report : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}

function missing(error) {
  if (error.code === "ENOENT") return undefined;
  throw error;
}

const keyOf = ({ groupId, type }) => `${groupId} ${type}`;
const print = (report) => `${JSON.stringify(report, null, 2)}\n`;
