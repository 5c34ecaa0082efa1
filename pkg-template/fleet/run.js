import { eachPage } from "../client/pages.js";
import { tell } from "../shared/tell.js";
import { Pace } from "./pace.js";
import { forEach } from "./pool.js";

/** The id of no project. It is used in a call that is already aborted, so it is never sent. */
const NOBODY = "0".repeat(24);

/**
 * A run over many projects. All their requests go through one client, at the pace that Atlas's rate limit allows.
 */
export class Run {
  #client;
  #options;
  #pace;

  /** @param {ReturnType<typeof import("./options.js").readRun>} options */
  constructor(options) {
    this.#client = options.client;
    this.#options = options;
    this.#pace = new Pace(options);
  }

  /**
   * Does the work for each project, several at the same time, and reports the progress.
   *
   * @template P
   * @param {Iterable<P> | AsyncIterable<P>} projects
   * @param {number | undefined} total  how many there are, if it is known
   * @param {(project: P) => Promise<{ groupId: string }>} work  resolves to what `onProgress` is told about the project
   */
  async over(projects, total, work) {
    const { inside, signal, onProgress, concurrency } = this.#options;
    let done = 0;
    const workAndTell = async (project) => {
      const about = await work(project);
      done += 1;
      tell(onProgress, { done, total, ...about });
    };
    const unwatch = inside.watch((event) => this.#pace.note(event));
    try {
      await forEach(projects, workAndTell, { concurrency, signal, whyAborted: () => this.#client.list(NOBODY, undefined, { signal }) });
    } finally {
      unwatch();
    }
  }

  /** Whether the caller has ended the run: then the failure of a call does not tell anything about the project. */
  get isAborted() {
    return this.#options.signal?.aborted === true;
  }

  /** All integrations of a project. This is one request, unless there is more than a page of them. */
  async list(groupId) {
    const results = [];
    for await (const list of eachPage((query) => this.#ask("list", groupId, query), undefined)) results.push(...list.results);
    return results;
  }

  /**
   * Creates, updates or deletes an integration.
   *
   * @param {"create" | "update" | "delete"} operation
   * @param {string} groupId
   * @param {object | string} what  a view, or a type for `delete`
   */
  send(operation, groupId, what) {
    return this.#ask(operation, groupId, what, undefined);
  }

  #ask(operation, ...args) {
    return this.#pace.run(() => this.#client[operation](...args, { signal: this.#options.signal }));
  }
}
