/**
 * `atlas-integrations/fleet`: one desired state over many projects. A plan says what each project lacks, told by the masks that Atlas
 * shows; applying it sends that and nothing else.
 *
 * @module fleet
 */
import type { ErrorCode, IntegrationView, IntegrationsClient, v2 } from "./index.js";

/** A client of either version; the desired views are of the same one. */
export type FleetClient = IntegrationsClient | v2.IntegrationsClient;

/** An integration that every project should have, in the client's version. */
export type FleetView = IntegrationView | v2.IntegrationView;

/** A project of Atlas. */
export interface Project {
  /** 24 hex digits. */
  id: string;
  /** As people know it. */
  name: string;
  /** The organization: 24 hex digits. */
  orgId: string;
}

/** Options of `projectsOf`. */
export interface ProjectsOptions {
  /** Only those of this organization. */
  orgId?: string;
  /** Ends it at once. */
  signal?: AbortSignal;
}

/** Why a project or a step failed, as plain JSON without a secret: the fields of the error's class, or one of the fleet's own reasons. */
export interface FleetError {
  /** The error's class. Absent if the reason is the fleet's own. */
  name?: string;
  /**
   * The code of the error, or `"changed_since_plan"` (somebody else has changed the integration, and nothing was sent), or `"not_as_sent"`
   * (Atlas took it, and shows something else), or `"unknown"` (no error of this package).
   */
  code: ErrorCode | "changed_since_plan" | "not_as_sent" | "unknown";
  /** What people read. */
  message: string;
  /** The HTTP status, if there was an answer. */
  status?: number;
  /** Atlas's own code. */
  errorCode?: string;
  [field: string]: unknown;
}

/** What is to be done about one integration of a project. */
export interface FleetStep {
  /** The project. */
  groupId: string;
  /** The project's name, if it is known. */
  name?: string;
  /** The service. */
  type: string;
  /** `"unchanged"` if it is as desired, as far as that can be seen. */
  action: "create" | "update" | "unchanged" | "delete";
  /** The fields whose value differs; of an integration that is there and stays there. */
  changed: string[];
  /** What Atlas has beside the desired fields; an update drops it. */
  dropped: string[];
  /** The fields of which nothing can be seen: never returned, or behind a mask without a tail. They count as unchanged unless `force`. */
  unseen: string[];
  /** SHA-256 of what Atlas showed of the integration, its secrets masked, so that `applyFleet` notices when it has changed since. */
  seen?: string;
}

/** A project of which nothing is known, since it could not be listed. */
export interface FleetFailure {
  /** The project. */
  groupId: string;
  /** Its name, if it is known. */
  name?: string;
  /** Why. */
  error: FleetError;
}

/** What many projects lack: plain JSON without a secret, the same whatever order projects and views were given in. */
export interface FleetPlan {
  /** SHA-256 of the desired views as `redact` prints them: `applyFleet` takes only the same ones. */
  desiredSha256: string;
  /** Whether what can't be seen is sent, too. */
  force: boolean;
  /** One for each project and desired type, and for each integration that is to be removed. Project by project, in their order. */
  steps: FleetStep[];
  /** The projects that could not be listed. */
  failed: FleetFailure[];
  /** How many there are: projects, steps by their action, and projects that could not be listed. */
  counts: {
    /** Projects that were asked about. */
    projects: number;
    /** Steps with this action. */
    create: number;
    /** Steps with this action. */
    update: number;
    /** Steps with this action. */
    unchanged: number;
    /** Steps with this action. */
    delete: number;
    /** Projects that could not be listed. */
    failed: number;
  };
}

/** What became of a step. */
export interface FleetOutcome extends FleetStep {
  /** `"done"` if the integration is as desired now; `"skipped"` if the project failed as a whole, or the run was aborted before. */
  outcome: "done" | "failed" | "skipped";
  /** Why it is not done. */
  error?: FleetError;
}

/** What became of a plan: plain JSON without a secret. */
export interface FleetReport {
  /** As the plan's. */
  desiredSha256: string;
  /** The plan's steps, each once and in the same order. */
  steps: FleetOutcome[];
  /** How many steps have each outcome. */
  counts: {
    /** Steps with this outcome. */
    done: number;
    /** Steps with this outcome. */
    failed: number;
    /** Steps with this outcome. */
    skipped: number;
  };
}

/** How far it is. */
export interface FleetProgress {
  /** Projects that are through. */
  done: number;
  /** Projects in all, of `applyFleet` those that have something to do; undefined where an iterator gives them. */
  total: number | undefined;
  /** The project that is through now. */
  groupId: string;
}

/** How far `applyFleet` is. */
export interface ApplyProgress extends FleetProgress {
  /**
   * What became of the project's steps. Written down as they come, they are as good a `done` as the report that a process which is killed
   * never gets: `{ desiredSha256: plan.desiredSha256, steps }`.
   */
  steps: FleetOutcome[];
}

/** What `planFleet` and `applyFleet` both take. */
export interface FleetOptions {
  /** Who asks and sends: its authentication, retries and limits hold. */
  client: FleetClient;
  /** Requests under way at once, 1 to 1000, by default 8; fewer while little is left of Atlas's rate limit. */
  concurrency?: number;
  /** Ends it at once. */
  signal?: AbortSignal;
}

/** What `planFleet` takes. */
export interface PlanOptions extends FleetOptions {
  /** Ids, or what `projectsOf` gives. Each counts once. */
  projects: Iterable<string | Project> | AsyncIterable<string | Project>;
  /** What every project should have: at most one view of each type. */
  desired: readonly FleetView[];
  /** The types that no project should have; none that `desired` has. */
  remove?: readonly string[];
  /** Whether what can't be seen is sent as if it differed: to be sure of a new password. */
  force?: boolean;
  /** Told after each project. */
  onProgress?: (progress: FleetProgress) => void;
}

/** Options of `applyFleet`. */
export interface ApplyOptions extends FleetOptions {
  /** The views that the plan was made for. A secret exchanged for one that `redact` prints the same is sent as it is given now. */
  desired: readonly FleetView[];
  /** An earlier report of the same plan, or what is known of one: what it says is done is not sent again. */
  done?: Pick<FleetReport, "desiredSha256" | "steps">;
  /** Told after each project that has something to do. */
  onProgress?: (progress: ApplyProgress) => void;
}

/**
 * All projects that the client's credential sees, page by page, from version 2's lists, whatever the client's version.
 *
 * @throws what a call of the client rejects with
 * @example
 * const groupId = "5d791c84ff7a2522cc4f9aa1";
 * const key = { publicKey: "public", privateKey: "made-up" };
 * const atlas = createEmulator({ ...key, groups: { [groupId]: [] } });
 * const client = new IntegrationsClient({ fetch: atlas, auth: { kind: "digest", ...key } });
 * const ids = [];
 * for await (const { id } of projectsOf(client)) ids.push(id);
 * ids; // ["5d791c84ff7a2522cc4f9aa1"]
 */
export function projectsOf(client: FleetClient, options?: ProjectsOptions): AsyncIterable<Project>;

/**
 * Asks each project for its integrations, one request each, and says what is to be done. Nothing is sent.
 *
 * Rejects with a `ValidationError` for bad options or views, before anything is asked; with what the iterator of the projects throws; and
 * with an `AbortedError`. A project that can't be listed is in `failed`.
 *
 * @example
 * const groupId = "5d791c84ff7a2522cc4f9aa1";
 * const key = { publicKey: "public", privateKey: "made-up" };
 * const atlas = createEmulator({ ...key, groups: { [groupId]: [] } });
 * const client = new IntegrationsClient({ fetch: atlas, auth: { kind: "digest", ...key } });
 * const desired = [{ type: "DATADOG", apiKey: "0123456789abcdef0123456789abcdef", region: "US" }];
 * const plan = await planFleet({ client, projects: projectsOf(client), desired });
 * plan.counts; // { projects: 1, create: 1, update: 0, unchanged: 0, delete: 0, failed: 0 }
 */
export function planFleet(options: PlanOptions): Promise<FleetPlan>;

/**
 * Sends what the plan says, and nothing else. A project that has something to do is listed once more before: what somebody else has changed
 * since is not overwritten, and what is as desired by now is not sent.
 *
 * Rejects with a `ValidationError` for bad options, for another plan's views, before anything is asked; and with an `AbortedError` (or, by
 * `AbortSignal.timeout`, a `TimeoutError`) whose `report` says what was done until then. What fails is in the report.
 *
 * @example
 * const groupId = "5d791c84ff7a2522cc4f9aa1";
 * const key = { publicKey: "public", privateKey: "made-up" };
 * const atlas = createEmulator({ ...key, groups: { [groupId]: [] } });
 * const client = new IntegrationsClient({ fetch: atlas, auth: { kind: "digest", ...key } });
 * const desired = [{ type: "DATADOG", apiKey: "0123456789abcdef0123456789abcdef", region: "US" }];
 * const plan = await planFleet({ client, projects: [groupId], desired });
 * const report = await applyFleet(plan, { client, desired });
 * report.counts; // { done: 1, failed: 0, skipped: 0 }
 */
export function applyFleet(plan: FleetPlan, options: ApplyOptions): Promise<FleetReport>;
