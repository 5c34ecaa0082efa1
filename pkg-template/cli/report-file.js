import { access, constants, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Milliseconds between two writes, or ten times as long as the last write took: a large report must not take all the time. */
const PAUSE_MS = 500;
const SHARE = 10;

/**
 * The file of a report. It is also written during the run. So if the process is killed, only what it did since the last write is not known.
 * A write is never half done: the file has either the old or the new content.
 */
export class ReportFile {
  #path;
  /** Whether it is a file, which can be replaced. Anything else, such as `/dev/stdout`, is only written at the end. */
  #isFile;
  #about;
  #steps = new Map();
  #pause = 0;
  #isWritten = true;
  #writing;
  #closing = new AbortController();

  /**
   * @param {string} path
   * @param {object} about  the report's other properties
   * @param {object[]} steps  those of the plan or of an earlier report
   */
  static async open(path, about, steps) {
    const there = await stat(path).catch(missing);
    const file = new ReportFile();
    file.#isFile = there === undefined || there.isFile();
    // If it is a link, the file that it points to is replaced.
    file.#path = there?.isFile() ? await realpath(path) : path;
    file.#about = about;
    // The outcome until another one is known.
    for (const step of steps) file.#steps.set(keyOf(step), { outcome: "skipped", ...step });
    await file.#write(file.#soFar());
    return file;
  }

  /** Notes the outcomes of some steps. */
  note(steps) {
    for (const step of steps) this.#steps.set(keyOf(step), step);
    this.#isWritten = false;
    this.#writing ??= this.#writeInTime();
  }

  /** Writes the complete report at the end. */
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
      // An error is ignored here: it will happen again with the last write, which reports it.
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

/**
 * Refuses a path that no plan or report can be written to. This is checked before Atlas is asked, since the results would be lost otherwise.
 *
 * @param {string} path
 * @param {{ isReplaced: boolean }} how  whether a file that is there is replaced by a new one, which is made in its folder
 */
export async function checkPath(path, { isReplaced }) {
  const there = await stat(path).catch(missing);
  if (there?.isDirectory()) throw Object.assign(new Error("EISDIR"), { code: "EISDIR", syscall: "open", path });
  // In the folder of `/dev/stdout` only the administrator can make files, but everybody can write to it.
  const isNew = there === undefined || (there.isFile() && isReplaced);
  await access(isNew ? dirname(path) : path, constants.W_OK);
}

/**
 * Reads the report of an earlier run of a plan, even if that run was killed.
 *
 * @param {string} path
 * @param {string} planId
 * @returns {Promise<object | undefined>} undefined if there is no report, or if it belongs to another plan
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
