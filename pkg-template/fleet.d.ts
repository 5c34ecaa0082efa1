/**
 * `atlas-integrations/fleet`: one desired state for many projects. A plan lists what each project lacks; secrets are compared with the masks
 * that Atlas shows. Applying the plan sends that and nothing else.
 *
 * @module fleet
 */
import type { ErrorCode, IntegrationView, IntegrationsClient, v2 } from "./index.js";

/** A client of either version; the desired views must be of the same version. */
export type FleetClient = IntegrationsClient | v2.IntegrationsClient;

/** An integration that every project should have, in the client's version. */
export type FleetView = IntegrationView | v2.IntegrationView;

/** A project of Atlas. */
export interface Project {
  /** 24 hex digits. */
  id: string;
  /** The name that people see. */
  name: string;
  /** The organization: 24 hex digits. */
  orgId: string;
}

/** Options of `projectsOf`. */
export interface ProjectsOptions {
  /** Only the projects of this organization. */
  orgId?: string;
  /** Ends the list at once. */
  signal?: AbortSignal;
}

/** Why a project or a step failed, as plain JSON without a secret: the fields of the error's class, or one of the fleet's own reasons. */
export interface FleetError {
  /** The error's class. Absent if the reason is the fleet's own. */
  name?: string;
  /**
   * The error's code, or `"changed_since_plan"` (somebody else has changed the integration, and nothing was sent), or `"not_as_sent"` (Atlas
   * accepted it, but shows something else), or `"unknown"` (not an error of this package).
   */
  code: ErrorCode | "changed_since_plan" | "not_as_sent" | "unknown";
  /** The message. */
  message: string;
  /** The HTTP status, if there was an answer. */
  status?: number;
  /** Atlas's own code. */
  errorCode?: string;
  [field: string]: unknown;
}

/** What has to be done about one integration of a project. */
export interface FleetStep {
  /** The project. */
  groupId: string;
  /** The project's name, if it is known. */
  name?: string;
  /** The service. */
  type: string;
  /** `"unchanged"` if everything that can be compared is as desired. */
  action: "create" | "update" | "unchanged" | "delete";
  /** The fields whose value differs, if the integration exists and is not to be removed. */
  changed: string[];
  /** The fields that Atlas has and the desired view does not; an update drops them. */
  dropped: string[];
  /** The fields that can't be compared: Atlas never returns them, or their mask shows nothing. They count as unchanged, except with `force`. */
  unseen: string[];
  /** SHA-256 of the integration as Atlas showed it, secrets masked, so that `applyFleet` notices if it has changed since. */
  seen?: string;
}

/** A project that could not be listed. */
export interface FleetFailure {
  /** The project. */
  groupId: string;
  /** Its name, if it is known. */
  name?: string;
  /** The reason. */
  error: FleetError;
}

/** What many projects lack: plain JSON without a secret. It does not depend on which project answered first, or on the order of the views. */
export interface FleetPlan {
  /** SHA-256 of the desired views as `redact` prints them: `applyFleet` accepts only the same ones. */
  desiredSha256: string;
  /** Whether fields that can't be compared are sent, too. */
  force: boolean;
  /** One step for each project and desired type, and for each integration that is to be removed; project by project, in their order. */
  steps: FleetStep[];
  /** The projects that could not be listed. */
  failed: FleetFailure[];
  /** The numbers of projects, of steps by action, and of projects that could not be listed. */
  counts: {
    /** Projects that were read. */
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

/** A step with its result. */
export interface FleetOutcome extends FleetStep {
  /** `"done"` if the integration is now as desired; `"skipped"` if the whole project failed, or the run was aborted before this step. */
  outcome: "done" | "failed" | "skipped";
  /** The reason if it is not done. */
  error?: FleetError;
}

/** The results of a plan's steps: plain JSON without a secret. */
export interface FleetReport {
  /** The plan's. */
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

/** The progress of `planFleet` or `applyFleet`. */
export interface FleetProgress {
  /** How many projects are finished. */
  done: number;
  /** How many projects there are, for `applyFleet` those with something to do; undefined if they come from an iterator. */
  total: number | undefined;
  /** The project that was just finished. */
  groupId: string;
}

/** The progress of `applyFleet`. */
export interface ApplyProgress extends FleetProgress {
  /**
   * The outcomes of the project's steps. If the process is killed, there is no report; saved as they come, these can be passed as `done` instead:
   * `{ desiredSha256: plan.desiredSha256, steps }`.
   */
  steps: FleetOutcome[];
}

/** The options that `planFleet` and `applyFleet` have in common. */
export interface FleetOptions {
  /** The client that sends all requests, with its authentication, retries and limits. */
  client: FleetClient;
  /** How many requests run at the same time, 1 to 1000, by default 8; fewer while little is left of Atlas's rate limit. */
  concurrency?: number;
  /** Ends the run at once. */
  signal?: AbortSignal;
}

/** The options of `planFleet`. */
export interface PlanOptions extends FleetOptions {
  /** Ids, or projects of `projectsOf`. A project that is there twice counts once. */
  projects: Iterable<string | Project> | AsyncIterable<string | Project>;
  /** What every project should have: at most one view of each type. */
  desired: readonly FleetView[];
  /** The types that no project should have; they must not be in `desired`. */
  remove?: readonly string[];
  /** Whether fields that can't be compared are sent as if they differed, such as a new password. */
  force?: boolean;
  /** Called after each project. */
  onProgress?: (progress: FleetProgress) => void;
}

/** Options of `applyFleet`. */
export interface ApplyOptions extends FleetOptions {
  /** The views that the plan was made for. A secret may differ if `redact` prints it the same; then the one given now is sent. */
  desired: readonly FleetView[];
  /** An earlier report of the same plan, or a part of one: steps that it has as done are not sent again. */
  done?: Pick<FleetReport, "desiredSha256" | "steps">;
  /** Called after each project that has something to do. */
  onProgress?: (progress: ApplyProgress) => void;
}

/**
 * All projects that the client's credentials can see, page by page. The lists are version 2's, whatever the client's version.
 *
 * @throws the errors that a call of the client rejects with
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
 * Reads each project's integrations, with one request each, and returns what has to be done. It changes nothing.
 *
 * Rejects with a `ValidationError` for bad options or views, before the first request; with an error that the iterator of the projects throws;
 * and with an `AbortedError`. A project that can't be listed is in `failed`.
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
 * Carries out the steps of a plan, and nothing else. Each project with something to do is listed once more first: an integration that somebody
 * else has changed since is not overwritten, and one that is as desired by now is not sent.
 *
 * Rejects with a `ValidationError` for bad options or another plan's views, before the first request; and with an `AbortedError` (or, with
 * `AbortSignal.timeout`, a `TimeoutError`) whose `report` has what was done until then. A step that fails is in the report.
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
