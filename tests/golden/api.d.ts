// atlas_integrations.d.ts
export interface AtlasRequest {
    operation: Operation;
    method: "GET" | "POST" | "PUT" | "DELETE";
    url: string;
    path: string;
    headers: Record<string, string>;
    body?: string;
}
export interface DatadogView {
    type: "DATADOG";
    apiKey: Secret;
    region?: DatadogRegion;
}
export interface FieldDescription {
    name: string;
    label: string;
    help?: string;
    placeholder?: string;
    required: boolean;
    secret: boolean;
    kind: FieldKind;
    options?: FieldOption[];
    default?: Constant;
    multiline?: boolean;
}
export interface FieldOption {
    value: string;
    label: string;
}
export interface FlowdockView {
    type: "FLOWDOCK";
    flowName: string;
    apiToken: Secret;
    orgName: string;
}
export interface IntegrationList {
    results: ReturnedView[];
    totalCount?: number;
    links: Link[];
}
export interface Link {
    href: string;
    rel: string;
}
export interface NewRelicView {
    type: "NEW_RELIC";
    licenseKey: Secret;
    accountId: string;
    writeToken: Secret;
    readToken: Secret;
}
export interface OpsgenieView {
    type: "OPS_GENIE";
    apiKey: Secret;
    region?: OpsgenieRegion;
}
export interface PagerDutyView {
    type: "PAGER_DUTY";
    serviceKey: Secret;
}
export interface Query {
    pageNum?: number;
    itemsPerPage?: number;
    includeCount?: boolean;
    pretty?: boolean;
    envelope?: boolean;
}
export interface ReturnedDatadogView {
    type: "DATADOG";
    id?: Nullable<string>;
    apiKey: Secret;
    region: OrOther<DatadogRegion>;
}
export interface ReturnedFlowdockView {
    type: "FLOWDOCK";
    id?: Nullable<string>;
    flowName: string;
    apiToken: Secret;
    orgName: string;
}
export interface ReturnedNewRelicView {
    type: "NEW_RELIC";
    id?: Nullable<string>;
    licenseKey: Secret;
    accountId: string;
    writeToken: Secret;
    readToken: Secret;
}
export interface ReturnedOpsgenieView {
    type: "OPS_GENIE";
    id?: Nullable<string>;
    apiKey: Secret;
    region: OrOther<OpsgenieRegion>;
}
export interface ReturnedPagerDutyView {
    type: "PAGER_DUTY";
    id?: Nullable<string>;
    serviceKey: Secret;
}
export interface ReturnedSlackView {
    type: "SLACK";
    id?: Nullable<string>;
    apiToken: Secret;
    channelName: Nullable<string>;
    teamName?: Nullable<string>;
}
export interface ReturnedVictorOpsView {
    type: "VICTOR_OPS";
    id?: Nullable<string>;
    apiKey: Secret;
    routingKey?: Nullable<string>;
}
export interface ReturnedWebhookView {
    type: "WEBHOOK";
    id?: Nullable<string>;
    url: string;
    secret?: Nullable<Secret>;
}
export interface ServiceDescription {
    type: string;
    service: string;
    status: Status;
    note?: string;
    fields: FieldDescription[];
}
export interface SlackView {
    type: "SLACK";
    apiToken: Secret;
    teamName: string;
    channelName?: string;
}
export interface UnknownView {
    type?: "a type this package does not know";
    [field: string]: unknown;
}
export interface V2DatadogView {
    type: "DATADOG";
    apiKey: Secret;
    region?: V2DatadogRegion;
    sendCollectionLatencyMetrics?: boolean;
    sendDatabaseMetrics?: boolean;
    sendQueryStatsMetrics?: boolean;
    sendShardingMetrics?: boolean;
    sendUserProvidedResourceTags?: boolean;
}
export interface V2IntegrationList {
    results: V2ReturnedView[];
    totalCount?: number;
    links: Link[];
}
export interface V2MicrosoftTeamsView {
    type: "MICROSOFT_TEAMS";
    microsoftTeamsWebhookUrl: string;
}
export interface V2NewRelicView {
    type: "NEW_RELIC";
    accountId: string;
    licenseKey: Secret;
    readToken: Secret;
    writeToken: Secret;
}
export interface V2OpsgenieView {
    type: "OPS_GENIE";
    apiKey: Secret;
    region?: V2OpsgenieRegion;
}
export interface V2PagerDutyView {
    type: "PAGER_DUTY";
    serviceKey: Secret;
    region?: V2PagerDutyRegion;
}
export interface V2PrometheusView {
    type: "PROMETHEUS";
    username: string;
    password: Secret;
    serviceDiscovery: V2ServiceDiscovery;
    enabled: boolean;
    sendUserProvidedResourceTagsEnabled?: boolean;
}
export interface V2ReturnedDatadogView {
    type: "DATADOG";
    id?: Nullable<string>;
    apiKey: Secret;
    region?: Nullable<OrOther<V2DatadogRegion>>;
    sendCollectionLatencyMetrics?: Nullable<boolean>;
    sendDatabaseMetrics?: Nullable<boolean>;
    sendQueryStatsMetrics?: Nullable<boolean>;
    sendShardingMetrics?: Nullable<boolean>;
    sendUserProvidedResourceTags?: Nullable<boolean>;
}
export interface V2ReturnedMicrosoftTeamsView {
    type: "MICROSOFT_TEAMS";
    id?: Nullable<string>;
    microsoftTeamsWebhookUrl: string;
}
export interface V2ReturnedNewRelicView {
    type: "NEW_RELIC";
    id?: Nullable<string>;
    accountId: string;
    licenseKey: Secret;
    readToken: Secret;
    writeToken: Secret;
}
export interface V2ReturnedOpsgenieView {
    type: "OPS_GENIE";
    id?: Nullable<string>;
    apiKey: Secret;
    region?: Nullable<OrOther<V2OpsgenieRegion>>;
}
export interface V2ReturnedPagerDutyView {
    type: "PAGER_DUTY";
    id?: Nullable<string>;
    serviceKey: Secret;
    region?: Nullable<OrOther<V2PagerDutyRegion>>;
}
export interface V2ReturnedPrometheusView {
    type: "PROMETHEUS";
    id?: Nullable<string>;
    username: string;
    serviceDiscovery: OrOther<V2ServiceDiscovery>;
    enabled: boolean;
    sendUserProvidedResourceTagsEnabled?: Nullable<boolean>;
}
export interface V2ReturnedSlackView {
    type: "SLACK";
    id?: Nullable<string>;
    apiToken: Secret;
    channelName: Nullable<string>;
    teamName?: Nullable<string>;
}
export interface V2ReturnedVictorOpsView {
    type: "VICTOR_OPS";
    id?: Nullable<string>;
    apiKey: Secret;
    routingKey?: Nullable<string>;
}
export interface V2ReturnedWebhookView {
    type: "WEBHOOK";
    id?: Nullable<string>;
    url: string;
    bodyTemplate?: Nullable<Secret>;
    headersTemplate?: Nullable<Secret>;
    secret?: Nullable<Secret>;
}
export interface V2SlackView {
    type: "SLACK";
    apiToken: Secret;
    channelName: string;
    teamName?: string;
}
export interface V2VictorOpsView {
    type: "VICTOR_OPS";
    apiKey: Secret;
    routingKey?: string;
}
export interface V2WebhookView {
    type: "WEBHOOK";
    url: string;
    bodyTemplate?: Secret;
    headersTemplate?: Secret;
    secret?: Secret;
}
export interface VictorOpsView {
    type: "VICTOR_OPS";
    apiKey: Secret;
    routingKey?: string;
}
export interface WebhookView {
    type: "WEBHOOK";
    url: string;
    secret?: Secret;
}
export type Constant = string | boolean;
export type DatadogRegion = "US" | "EU";
export type Detail = { code: "required"; params: {} } | { code: "invalid_type"; params: { expected: JsonType } } | { code: "invalid_value"; params: { allowed: string[]; knownTo?: "v1.0" | "v2" } } | { code: "invalid_format"; params: { format: Format } } | { code: "out_of_range"; params: { min: number; max: number } } | { code: "unknown_type"; params: { suggestion?: string; knownTo?: "v1.0" | "v2" } } | { code: "type_mismatch"; params: { expected: string } } | { code: "unknown_field"; params: { suggestion?: string; knownTo?: "v1.0" | "v2" } } | { code: "masked_secret"; params: {} } | { code: "unlikely_value"; params: { reason: Reason } } | { code: "deprecated"; params: { status: Status } } | { code: "server"; params: {} };
export type FieldKind = "text" | "enum" | "url" | "boolean";
export type Format = "url" | "groupId" | "origin" | "credential" | "host" | "path";
export type IntegrationType = "PAGER_DUTY" | "SLACK" | "DATADOG" | "NEW_RELIC" | "OPS_GENIE" | "VICTOR_OPS" | "FLOWDOCK" | "WEBHOOK";
export type IntegrationView = PagerDutyView | SlackView | DatadogView | NewRelicView | OpsgenieView | VictorOpsView | FlowdockView | WebhookView;
export type Issue = { path: (string | number)[]; severity: Severity; message: string } & (Detail);
export type JsonType = "object" | "string" | "integer" | "boolean" | "function" | "array";
export type Nullable<T> = T | null;
export type Operation = "list" | "get" | "create" | "update" | "delete";
export type OpsgenieRegion = "US" | "EU";
export type OrOther<T extends string> = T | (string & {});
export type Reason = "not_32_hex" | "surrounding_space" | "not_ascii" | "placeholder";
export type ReturnedView = ReturnedPagerDutyView | ReturnedSlackView | ReturnedDatadogView | ReturnedNewRelicView | ReturnedOpsgenieView | ReturnedVictorOpsView | ReturnedFlowdockView | ReturnedWebhookView | UnknownView;
export type Secret = string;
export type Severity = "error" | "warning";
export type Status = "current" | "deprecated" | "retired";
export type V2DatadogRegion = "US" | "EU" | "US3" | "US5" | "AP1" | "US1_FED";
export type V2IntegrationType = "PAGER_DUTY" | "SLACK" | "DATADOG" | "NEW_RELIC" | "OPS_GENIE" | "VICTOR_OPS" | "WEBHOOK" | "MICROSOFT_TEAMS" | "PROMETHEUS";
export type V2IntegrationView = V2PagerDutyView | V2SlackView | V2DatadogView | V2NewRelicView | V2OpsgenieView | V2VictorOpsView | V2WebhookView | V2MicrosoftTeamsView | V2PrometheusView;
export type V2OpsgenieRegion = "US" | "EU";
export type V2PagerDutyRegion = "US" | "EU";
export type V2ReturnedView = V2ReturnedPagerDutyView | V2ReturnedSlackView | V2ReturnedDatadogView | V2ReturnedNewRelicView | V2ReturnedOpsgenieView | V2ReturnedVictorOpsView | V2ReturnedWebhookView | V2ReturnedMicrosoftTeamsView | V2ReturnedPrometheusView | UnknownView;
export type V2ServiceDiscovery = "http" | "file";

// client/client.d.ts
import type {
  IntegrationList,
  IntegrationType,
  IntegrationView,
  Issue,
  Operation,
  Query,
  ReturnedView,
} from "../types.js";
import type { AtlasIntegrationsError } from "../errors/errors.js";
import type { SingleQuery } from "./requests.js";
import type { ReturnedOf } from "../forms/views.js";
export type ClientAuth =
  | {
      kind: "none";
    }
  | {
      kind: "digest";
      publicKey: string;
      privateKey: string;
    }
  | {
      kind: "serviceAccount";
      clientId: string;
      clientSecret: string | (() => string | Promise<string>);
    }
  | {
      kind: "bearer";
      token: string | (() => string | Promise<string>);
    };
export interface ClientOptions {
  baseUrl?: string;
  proxy?: string | ((url: URL) => URL | string);
  auth?: ClientAuth;
  fetch?: (url: string, init: FetchInit) => Promise<FetchResponse>;
  credentials?: "omit" | "same-origin" | "include";
  headers?: Headers | Record<string, string> | [string, string][];
  timeoutMs?: number;
  retry?: {
    limit?: number;
    maxDelayMs?: number;
  };
  logger?: (event: LogEvent) => void;
  dangerouslyAllowBrowser?: boolean;
}
export interface FetchInit {
  method: string;
  headers: Record<string, string>;
  body?: string;
  redirect: "manual";
  signal?: AbortSignal;
  cache?: "no-store";
  credentials?: "omit" | "same-origin" | "include";
}
export interface FetchResponse {
  readonly status: number;
  readonly headers: {
    get(name: string): string | null;
  };
  text(): Promise<string>;
}
export interface LogEvent {
  kind: "request" | "response" | "retry" | "error";
  operation: Operation | "projects";
  groupId: string;
  type?: IntegrationType | (string & {});
  attempt: number;
  status?: number;
  rateLimit?: {
    limit: number;
    remaining: number;
  };
  deprecation?: string;
  sunset?: string;
  delayMs?: number;
  durationMs?: number;
  error?: AtlasIntegrationsError;
  warnings?: Issue[];
}
export interface CallOptions {
  signal?: AbortSignal;
}
export class IntegrationsClient {
  constructor(options?: ClientOptions);
  list(groupId: string, query?: Query, options?: CallOptions): Promise<IntegrationList>;
  get<T extends IntegrationType>(
    groupId: string,
    type: T,
    query?: SingleQuery,
    options?: CallOptions,
  ): Promise<ReturnedOf<T>>;
  get(groupId: string, type: string, query?: SingleQuery, options?: CallOptions): Promise<ReturnedView>;
  create(groupId: string, integration: IntegrationView, query?: Query, options?: CallOptions): Promise<IntegrationList>;
  update(groupId: string, integration: IntegrationView, query?: Query, options?: CallOptions): Promise<IntegrationList>;
  delete(groupId: string, type: IntegrationType | (string & {}), query?: SingleQuery, options?: CallOptions): Promise<void>;
  pages(groupId: string, query?: Query, options?: CallOptions): AsyncIterable<IntegrationList>;
  close(): Promise<void>;
}
type AsyncDispose = SymbolConstructor extends { readonly asyncDispose: infer Key } ? Key : never;
type Disposer = {
  [Key in Extract<AsyncDispose, symbol>]: () => Promise<void>;
};
export interface IntegrationsClient extends Disposer {}

// client/digest.d.ts
export interface DigestRequest {
  method: string;
  uri: string;
  body?: string;
}
export interface DigestArguments extends DigestRequest {
  challenge: string | string[];
  username: string;
  password: string;
  cnonce?: string;
  nc?: number;
}
export function digestAuthorization(args: DigestArguments): string;
export interface DigestSession {
  receive(challenge: string | string[]): void;
  authorize(request: DigestRequest): string | undefined;
  isStale(challenge: string | string[]): boolean;
}
export function createDigestSession(credentials: {
  username: string;
  password: string;
}): DigestSession;

// client/requests.d.ts
import type { AtlasRequest, IntegrationType, IntegrationView, Query } from "../types.js";
export type SingleQuery = Pick<Query, "pretty" | "envelope">;
export interface ListRequestArgs {
  groupId: string;
  query?: Query;
  baseUrl?: string;
}
export interface SingleRequestArgs extends Omit<ListRequestArgs, "query"> {
  type: IntegrationType | (string & {});
  query?: SingleQuery;
}
export interface ViewRequestArgs extends ListRequestArgs {
  integration: IntegrationView;
}
export function listRequest(args: ListRequestArgs): AtlasRequest;
export function getRequest(args: SingleRequestArgs): AtlasRequest;
export function createRequest(args: ViewRequestArgs): AtlasRequest;
export function updateRequest(args: ViewRequestArgs): AtlasRequest;
export function deleteRequest(args: SingleRequestArgs): AtlasRequest;
export function toCurl(request: AtlasRequest, options?: {
  reveal?: boolean;
}): string;

// client/responses.d.ts
import type { IntegrationList, IntegrationType, Operation, ReturnedView } from "../types.js";
import type { ReturnedOf } from "../forms/views.js";
export interface RawResponse {
  status: number;
  headers?: Headers | Record<string, string | string[]>;
  body: string;
}
export function parseResponse(operation: "list" | "create" | "update", response: RawResponse): IntegrationList;
export function parseResponse(operation: "get", response: RawResponse): ReturnedView;
export function parseResponse(operation: "delete", response: RawResponse): undefined;
export function parseResponse(operation: Operation, response: RawResponse): IntegrationList | ReturnedView | undefined;
export function findIntegration<T extends IntegrationType>(list: IntegrationList, type: T): ReturnedOf<T> | undefined;
export function findIntegration(list: IntegrationList, type: string): ReturnedView | undefined;

// client/v1.d.ts
export { createRequest, deleteRequest, getRequest, listRequest, updateRequest, toCurl } from "./requests.js";
export type { ListRequestArgs, SingleQuery, SingleRequestArgs, ViewRequestArgs } from "./requests.js";
export { findIntegration, parseResponse } from "./responses.js";
export type { RawResponse } from "./responses.js";
export { IntegrationsClient } from "./client.js";
export type { CallOptions, ClientAuth, ClientOptions, FetchInit, FetchResponse, LogEvent } from "./client.js";

// client/v2.d.ts
export { createRequest, deleteRequest, getRequest, listRequest, updateRequest, toCurl } from "../v2/client/requests.js";
export type { ListRequestArgs, SingleQuery, SingleRequestArgs, ViewRequestArgs } from "../v2/client/requests.js";
export { findIntegration, parseResponse } from "../v2/client/responses.js";
export type { RawResponse } from "../v2/client/responses.js";
export { IntegrationsClient } from "../v2/client/client.js";
export type { CallOptions, ClientAuth, ClientOptions, FetchInit, FetchResponse, LogEvent } from "../v2/client/client.js";

// emulator.d.ts
import type { Fault, FaultRequest } from "./emulator/faults.js";
import type { IntegrationView, ReturnedView } from "./index.js";
export { serve } from "./serve/serve.js";
export type { Handler, ServeOptions, Server } from "./serve/serve.js";
export type { EmulatorApi, EmulatorOperation, Fault, FaultFilter, FaultRequest } from "./emulator/faults.js";
export interface EmulatorServiceAccount {
  clientId: string;
  clientSecret: string;
}
export interface EmulatorGroup {
  name?: string;
  orgId?: string;
  integrations?: EmulatorSeed[];
}
export type EmulatorSeed = IntegrationView | ReturnedView | ({
  type: string;
} & Record<string, unknown>);
export interface EmulatorOptions {
  publicKey?: string;
  privateKey?: string;
  authentication?: "digest" | "none";
  bearerTokens?: string[];
  serviceAccounts?: EmulatorServiceAccount[];
  tokenLifetimeMs?: number;
  tokenLimits?: {
    perMinute?: number;
    live?: number;
  };
  groups?: Record<string, EmulatorSeed[] | EmulatorGroup> | string[];
  algorithm?: "MD5" | "SHA-256";
  nonceLifetimeMs?: number;
  maskSecrets?: boolean;
  ids?: boolean;
  strict?: boolean;
  faults?: Fault[];
  rateLimit?: EmulatorRateLimit;
  deprecation?: Date | string;
  sunset?: Date | string;
}
export interface EmulatorRateLimit {
  limit: number;
  refill?: number;
  periodMs?: number;
  per?: "all" | "project";
}
export interface EmulatorRequest extends Omit<FaultRequest, "authenticated"> {
  nc?: string;
  refused?: string;
  fault?: true;
  status?: number;
}
export interface EmulatorState {
  groups: Record<string, ({
    type: string;
  } & Record<string, unknown>)[]>;
  requests: EmulatorRequest[];
  counts: {
    total: number;
    byStatus: Record<number, number>;
  };
  faults: (Fault & {
    remaining: number;
    hits: number;
  })[];
  nonces: number;
  tokens: number;
  rateLimitRemaining: number | undefined;
}
export interface Emulator {
  (request: Request): Promise<Response>;
  (url: string | URL, init?: RequestInit): Promise<Response>;
  state(): EmulatorState;
  reset(): void;
  addFault(fault: Fault): void;
}
export function createEmulator(options: EmulatorOptions): Emulator;

// emulator/faults.d.ts
export type EmulatorOperation = "list" | "get" | "create" | "update" | "delete" | "projects" | "token" | "revoke";
export type EmulatorApi = "v1.0" | "v2";
export interface FaultFilter {
  method?: "GET" | "POST" | "PUT" | "DELETE";
  operation?: EmulatorOperation;
  api?: EmulatorApi;
  groupId?: string;
  orgId?: string;
  type?: string;
}
export interface FaultRequest {
  method: string;
  path: string;
  operation?: EmulatorOperation;
  api?: EmulatorApi;
  groupId?: string;
  orgId?: string;
  type?: string;
  authenticated: boolean;
}
export interface Fault {
  times?: number;
  when?: FaultFilter | ((request: FaultRequest) => boolean);
  unauthenticated?: boolean;
  carryOut?: boolean;
  delayMs?: number;
  drop?: boolean;
  staleNonce?: boolean;
  revokeTokens?: boolean;
  removeGroup?: boolean;
  tokenDiesAfterMs?: number;
  tokenAnswer?: Record<string, unknown>;
  status?: number;
  error?: {
    errorCode?: string | null;
    detail?: string | null;
    reason?: string | null;
    parameters?: unknown;
    badRequestDetail?: {
      fields: {
        field: string;
        description: string;
      }[];
    } | null;
    [field: string]: unknown;
  };
  html?: boolean;
  body?: string;
  retryAfter?: number | Date | string;
  headers?: Record<string, string | null>;
  truncateBody?: number;
  cutBody?: number;
}

// errors/errors.d.ts
import type { Issue } from "../types.js";
export type ErrorCode =
  | "not_initialized"
  | "validation"
  | "api"
  | "authentication"
  | "rate_limited"
  | "digest"
  | "network"
  | "timeout"
  | "aborted"
  | "response_format";
export class AtlasIntegrationsError extends Error {
  constructor(plain: { message: string; cause?: unknown });
  readonly code: ErrorCode;
  readonly helpUrl: string;
  toJSON(): { name: string; code: ErrorCode; message: string; [field: string]: unknown };
}
export class NotInitializedError extends AtlasIntegrationsError {
  constructor(plain: { message: string; cause?: unknown; url?: string; status?: number });
  readonly code: "not_initialized";
  readonly url: string | undefined;
  readonly status: number | undefined;
}
export class ValidationError extends AtlasIntegrationsError {
  constructor(plain: { message: string; cause?: unknown; issues: Issue[] });
  readonly code: "validation";
  readonly issues: Issue[];
}
export interface ApiErrorFields {
  message: string;
  cause?: unknown;
  status: number;
  errorCode?: string;
  detail?: string;
  reason?: string;
  parameters?: unknown;
  retryable: boolean;
  retryAfterMs?: number;
  issues: Issue[];
  fromAtlas: boolean;
  afterRetry?: true;
}
export class AtlasApiError extends AtlasIntegrationsError {
  constructor(plain: ApiErrorFields);
  readonly code: "api" | "authentication" | "rate_limited";
  readonly status: number;
  readonly errorCode: string | undefined;
  readonly detail: string | undefined;
  readonly reason: string | undefined;
  readonly parameters: unknown;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly issues: Issue[];
  readonly fromAtlas: boolean;
  readonly afterRetry: true | undefined;
}
export class AuthenticationError extends AtlasApiError {
  readonly code: "authentication";
}
export class RateLimitError extends AtlasApiError {
  readonly code: "rate_limited";
}
export class DigestError extends AtlasIntegrationsError {
  readonly code: "digest";
}
export class NetworkError extends AtlasIntegrationsError {
  readonly code: "network";
}
export class TimeoutError extends AtlasIntegrationsError {
  readonly code: "timeout";
  readonly name: "TimeoutError";
}
export class AbortedError extends AtlasIntegrationsError {
  readonly code: "aborted";
  readonly name: "AbortError";
}
export class ResponseFormatError extends AtlasIntegrationsError {
  constructor(plain: { message: string; cause?: unknown; status: number; contentType?: string });
  readonly code: "response_format";
  readonly status: number;
  readonly contentType: string | undefined;
}

// fleet.d.ts
import type { ErrorCode, IntegrationView, IntegrationsClient, v2 } from "./index.js";
export type FleetClient = IntegrationsClient | v2.IntegrationsClient;
export type FleetView = IntegrationView | v2.IntegrationView;
export interface Project {
  id: string;
  name: string;
  orgId: string;
}
export interface ProjectsOptions {
  orgId?: string;
  signal?: AbortSignal;
}
export interface FleetError {
  name?: string;
  code: ErrorCode | "changed_since_plan" | "not_as_sent" | "unknown";
  message: string;
  status?: number;
  errorCode?: string;
  [field: string]: unknown;
}
export interface FleetStep {
  groupId: string;
  name?: string;
  type: string;
  action: "create" | "update" | "unchanged" | "delete";
  changed: string[];
  dropped: string[];
  unseen: string[];
  seen?: string;
}
export interface FleetFailure {
  groupId: string;
  name?: string;
  error: FleetError;
}
export interface FleetPlan {
  desiredSha256: string;
  force: boolean;
  steps: FleetStep[];
  failed: FleetFailure[];
  counts: {
    projects: number;
    create: number;
    update: number;
    unchanged: number;
    delete: number;
    failed: number;
  };
}
export interface FleetOutcome extends FleetStep {
  outcome: "done" | "failed" | "skipped";
  error?: FleetError;
}
export interface FleetReport {
  desiredSha256: string;
  steps: FleetOutcome[];
  counts: {
    done: number;
    failed: number;
    skipped: number;
  };
}
export interface FleetProgress {
  done: number;
  total: number | undefined;
  groupId: string;
}
export interface ApplyProgress extends FleetProgress {
  steps: FleetOutcome[];
}
export interface FleetOptions {
  client: FleetClient;
  concurrency?: number;
  signal?: AbortSignal;
}
export interface PlanOptions extends FleetOptions {
  projects: Iterable<string | Project> | AsyncIterable<string | Project>;
  desired: readonly FleetView[];
  remove?: readonly string[];
  force?: boolean;
  onProgress?: (progress: FleetProgress) => void;
}
export interface ApplyOptions extends FleetOptions {
  desired: readonly FleetView[];
  done?: Pick<FleetReport, "desiredSha256" | "steps">;
  onProgress?: (progress: ApplyProgress) => void;
}
export function projectsOf(client: FleetClient, options?: ProjectsOptions): AsyncIterable<Project>;
export function planFleet(options: PlanOptions): Promise<FleetPlan>;
export function applyFleet(plan: FleetPlan, options: ApplyOptions): Promise<FleetReport>;

// forms/catalogue.d.ts
import type { IntegrationType, ServiceDescription } from "../types.js";
import type { Locale } from "./locale.js";
export const INTEGRATION_TYPES: readonly IntegrationType[];
export interface IntegrationDescription extends ServiceDescription {
  type: IntegrationType;
}
export interface DescribeOptions {
  locale?: string | Locale;
}
export function describeIntegration(type: IntegrationType, options?: DescribeOptions): IntegrationDescription;
export type JsonSchemaTarget = "draft-2020-12" | "draft-07" | "openapi-3.0";
export interface JsonSchemaOptions {
  target?: JsonSchemaTarget;
  view?: "request" | "returned";
}
export function jsonSchema(type: IntegrationType | "ANY", options?: JsonSchemaOptions): Record<string, unknown>;
export function uiSchema(type: IntegrationType, options?: DescribeOptions): Record<string, unknown>;

// forms/index.d.ts
export { init, isInitialized } from "../start/init.js";
export type { InitSource } from "../start/init.js";
export type { Locale } from "./locale.js";
export * from "./v1.js";
export * as v2 from "./v2.js";
export {
  AbortedError,
  AtlasApiError,
  AtlasIntegrationsError,
  AuthenticationError,
  DigestError,
  NetworkError,
  NotInitializedError,
  RateLimitError,
  ResponseFormatError,
  TimeoutError,
  ValidationError,
} from "../errors/errors.js";
export type { ApiErrorFields, ErrorCode } from "../errors/errors.js";

// forms/locale.d.ts
export interface Locale {
  readonly name: string;
  readonly messages: Readonly<Record<string, string>>;
  readonly fields?: Readonly<Record<
    string,
    {
      label?: string;
      help?: string;
      placeholder?: string;
    }
  >>;
  readonly options?: Readonly<Record<string, string>>;
  readonly notes?: Readonly<Record<string, string>>;
}

// forms/messages.d.ts
import type { Issue } from "../types.js";
import type { Locale } from "./locale.js";
export type IssueCode = Issue["code"];
export type Messages = Readonly<Record<string, string | ((issue: Issue) => string | undefined)>>;
export interface Wording {
  locale?: string | Locale;
  messages?: Messages;
}
export interface LocalizeOptions extends Wording {
  type?: string;
}
export function localizeIssues(issues: readonly Issue[] | undefined, options?: LocalizeOptions): Issue[];

// forms/redact.d.ts
import type { AtlasIntegrationsError } from "../errors/errors.js";
export function redact(error: AtlasIntegrationsError): ReturnType<AtlasIntegrationsError["toJSON"]>;
export function redact<T>(value: T): T;

// forms/schemas.d.ts
import type { IntegrationType, IntegrationView, Issue } from "../types.js";
import type { JsonSchemaTarget } from "./catalogue.js";
import type { IssueCode } from "./messages.js";
import type { ViewOf } from "./views.js";
export interface StandardIssue {
  readonly message: string;
  readonly path: ReadonlyArray<string | number>;
  readonly code: IssueCode;
  readonly params: Issue["params"];
}
export type StandardResult<View> =
  | {
      readonly value: View;
      readonly issues?: undefined;
    }
  | {
      readonly issues: ReadonlyArray<StandardIssue>;
    };
export interface IntegrationSchema<View> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "atlas-integrations";
    readonly validate: (
      value: unknown,
      options?: { readonly libraryOptions?: Record<string, unknown> | undefined } | undefined,
    ) => StandardResult<View>;
    readonly types?: {
      readonly input: View;
      readonly output: View;
    } | undefined;
    readonly jsonSchema: {
      readonly input: (options: SchemaOptions) => Record<string, unknown>;
      readonly output: (options: SchemaOptions) => Record<string, unknown>;
    };
  };
}
export interface SchemaOptions {
  readonly target: JsonSchemaTarget | ({} & string);
  readonly libraryOptions?: Record<string, unknown> | undefined;
}
export const schemas: {
  readonly [T in IntegrationType]: IntegrationSchema<ViewOf<T>>;
} & {
  readonly ANY: IntegrationSchema<IntegrationView>;
};

// forms/v1.d.ts
export * from "../types.js";
export * from "./views.js";
export { INTEGRATION_TYPES, describeIntegration, jsonSchema, uiSchema } from "./catalogue.js";
export type { DescribeOptions, IntegrationDescription, JsonSchemaOptions, JsonSchemaTarget } from "./catalogue.js";
export { validate, validateField } from "./validation.js";
export type { InvalidResult, ValidateOptions, ValidationResult, ValidResult } from "./validation.js";
export { localizeIssues } from "./messages.js";
export type { IssueCode, LocalizeOptions, Messages, Wording } from "./messages.js";
export { schemas } from "./schemas.js";
export type { IntegrationSchema, SchemaOptions, StandardIssue, StandardResult } from "./schemas.js";
export { redact } from "./redact.js";

// forms/v2.d.ts
export * from "../v2/types.js";
export * from "../v2/forms/views.js";
export { INTEGRATION_TYPES, describeIntegration, jsonSchema, uiSchema } from "../v2/forms/catalogue.js";
export type { DescribeOptions, IntegrationDescription, JsonSchemaOptions, JsonSchemaTarget } from "../v2/forms/catalogue.js";
export { validate, validateField } from "../v2/forms/validation.js";
export type { InvalidResult, ValidateOptions, ValidationResult, ValidResult } from "../v2/forms/validation.js";
export { localizeIssues } from "./messages.js";
export type { IssueCode, LocalizeOptions, Messages, Wording } from "./messages.js";
export { schemas } from "../v2/forms/schemas.js";
export type { IntegrationSchema, SchemaOptions, StandardIssue, StandardResult } from "../v2/forms/schemas.js";
export { redact } from "./redact.js";

// forms/validation.d.ts
import type { IntegrationType, IntegrationView, Issue } from "../types.js";
import type { Wording } from "./messages.js";
import type { PartialView, ViewOf } from "./views.js";
export interface ValidateOptions extends Wording {
  type?: IntegrationType;
  mode?: "full" | "partial" | "form";
}
export interface ValidResult<View> {
  valid: true;
  value: View;
  issues: [];
  warnings: Issue[];
}
export interface InvalidResult {
  valid: false;
  issues: Issue[];
  warnings: Issue[];
}
export type ValidationResult<View = IntegrationView> = ValidResult<View> | InvalidResult;
export function validate<T extends IntegrationType>(
  value: unknown,
  options: ValidateOptions & { type: T; mode: "partial" },
): ValidationResult<PartialView<ViewOf<T>>>;
export function validate<T extends IntegrationType>(
  value: unknown,
  options: ValidateOptions & { type: T; mode?: "full" | "form" },
): ValidationResult<ViewOf<T>>;
export function validate(
  value: unknown,
  options: ValidateOptions & { mode: "partial" },
): ValidationResult<PartialView<IntegrationView>>;
export function validate(value: unknown, options?: ValidateOptions): ValidationResult;
export function validateField(type: IntegrationType, field: string, value: unknown, options?: Wording & Pick<ValidateOptions, "mode">): Issue[];

// forms/views.d.ts
import type { IntegrationType, IntegrationView, Issue, ReturnedView } from "../types.js";
import type { Wording } from "./messages.js";
export type ViewOf<T extends IntegrationType> = Extract<IntegrationView, { type: T }>;
export type ReturnedOf<T extends IntegrationType> = Extract<ReturnedView, { type: T }>;
export type PartialView<View> = View extends unknown ? Partial<View> : never;
export type PreparedUpdate<View = IntegrationView> =
  | {
      ready: true;
      integration: View;
      changed: string[];
      dropped: string[];
    }
  | {
      ready: false;
      retype: string[];
      issues: Issue[];
      changed: string[];
      dropped: string[];
    };
export function pickView<T extends IntegrationType>(type: T, values: object): PartialView<ViewOf<T>>;
export function prepareUpdate<T extends IntegrationType>(
  current: ReturnedOf<T>,
  edited: object,
  wording?: Wording,
): PreparedUpdate<ViewOf<T>>;
export function prepareUpdate(current: ReturnedView, edited: object, wording?: Wording): PreparedUpdate;
export function looksUnchanged(masked: string, value: string): boolean;

// index.d.ts
export { init, isInitialized } from "./start/init.js";
export type { InitSource } from "./start/init.js";
export type { Locale } from "./forms/locale.js";
export * from "./v1.js";
export * as v2 from "./v2.js";
export { createDigestSession, digestAuthorization } from "./client/digest.js";
export type { DigestArguments, DigestRequest, DigestSession } from "./client/digest.js";
export {
  AbortedError,
  AtlasApiError,
  AtlasIntegrationsError,
  AuthenticationError,
  DigestError,
  NetworkError,
  NotInitializedError,
  RateLimitError,
  ResponseFormatError,
  TimeoutError,
  ValidationError,
} from "./errors/errors.js";
export type { ApiErrorFields, ErrorCode } from "./errors/errors.js";

// proxy.d.ts
import type { FetchInit, FetchResponse } from "./index.js";
export { serve } from "./serve/serve.js";
export type { Handler, ServeOptions, Server } from "./serve/serve.js";
export type ProxyAuth =
  | { kind: "digest"; publicKey: string; privateKey: string }
  | { kind: "serviceAccount"; clientId: string; clientSecret: string | (() => string | Promise<string>) }
  | { kind: "bearer"; token: string | (() => string | Promise<string>) }
  | { kind: "passThrough" };
export interface ProxyOptions {
  auth: ProxyAuth;
  target?: string;
  basePath?: string;
  authorize?: (request: Request) => boolean | Promise<boolean>;
  allowHosts?: string[];
  publicOrigin?: string;
  allowOrigins?: ("*" | (string & {}))[];
  allowGroups?: string[];
  readOnly?: boolean;
  apis?: ("v1.0" | "v2")[];
  projects?: boolean;
  timeoutMs?: number;
  maxBodyBytes?: number;
  fetch?: (url: string, init: FetchInit) => Promise<FetchResponse>;
  logger?: (event: ProxyLogEvent) => void;
}
export interface ProxyLogEvent {
  requestId: string;
  method: string;
  path: string;
  status: number;
  durationMs: number;
  refused?: string;
  reason?: string;
  hint?: string;
}
export interface Proxy {
  (request: Request, server?: unknown): Promise<Response>;
  (url: string | URL, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}
export function createProxy(options: ProxyOptions): Proxy;

// serve/serve.d.ts
export type Handler = (request: Request) => Response | Promise<Response>;
export interface ServeOptions {
  port: number;
  host?: string;
  headersTimeoutMs?: number;
  requestTimeoutMs?: number;
  onError?: (error: unknown) => void;
}
export interface Server {
  url: string;
  close(): Promise<void>;
}
export function serve(handler: Handler, options: ServeOptions): Promise<Server>;

// start/init.d.ts
export type InitSource = string | URL | Response | ArrayBuffer | ArrayBufferView | object;
export function init(source?: InitSource | PromiseLike<InitSource>): Promise<void>;
export function isInitialized(): boolean;

// types.d.ts
export {
  AtlasRequest,
  Constant,
  Detail,
  FieldDescription,
  FieldKind,
  FieldOption,
  Format,
  Issue,
  JsonType,
  Link,
  Nullable,
  Operation,
  OrOther,
  Query,
  Reason,
  Secret,
  ServiceDescription,
  Severity,
  Status,
  UnknownView,
  IntegrationType,
  IntegrationView,
  ReturnedView,
  IntegrationList,
  PagerDutyView,
  ReturnedPagerDutyView,
  SlackView,
  ReturnedSlackView,
  DatadogRegion,
  DatadogView,
  ReturnedDatadogView,
  NewRelicView,
  ReturnedNewRelicView,
  OpsgenieRegion,
  OpsgenieView,
  ReturnedOpsgenieView,
  VictorOpsView,
  ReturnedVictorOpsView,
  FlowdockView,
  ReturnedFlowdockView,
  WebhookView,
  ReturnedWebhookView,
} from "./atlas_integrations.js";

// v1.d.ts
export * from "./forms/v1.js";
export * from "./client/v1.js";

// v2.d.ts
export * from "./forms/v2.js";
export * from "./client/v2.js";

// v2/types.d.ts
export {
  AtlasRequest,
  Constant,
  Detail,
  FieldDescription,
  FieldKind,
  FieldOption,
  Format,
  Issue,
  JsonType,
  Link,
  Nullable,
  Operation,
  OrOther,
  Query,
  Reason,
  Secret,
  ServiceDescription,
  Severity,
  Status,
  UnknownView,
  V2IntegrationType as IntegrationType,
  V2IntegrationView as IntegrationView,
  V2ReturnedView as ReturnedView,
  V2IntegrationList as IntegrationList,
  V2PagerDutyRegion as PagerDutyRegion,
  V2PagerDutyView as PagerDutyView,
  V2ReturnedPagerDutyView as ReturnedPagerDutyView,
  V2SlackView as SlackView,
  V2ReturnedSlackView as ReturnedSlackView,
  V2DatadogRegion as DatadogRegion,
  V2DatadogView as DatadogView,
  V2ReturnedDatadogView as ReturnedDatadogView,
  V2NewRelicView as NewRelicView,
  V2ReturnedNewRelicView as ReturnedNewRelicView,
  V2OpsgenieRegion as OpsgenieRegion,
  V2OpsgenieView as OpsgenieView,
  V2ReturnedOpsgenieView as ReturnedOpsgenieView,
  V2VictorOpsView as VictorOpsView,
  V2ReturnedVictorOpsView as ReturnedVictorOpsView,
  V2WebhookView as WebhookView,
  V2ReturnedWebhookView as ReturnedWebhookView,
  V2MicrosoftTeamsView as MicrosoftTeamsView,
  V2ReturnedMicrosoftTeamsView as ReturnedMicrosoftTeamsView,
  V2ServiceDiscovery as ServiceDiscovery,
  V2PrometheusView as PrometheusView,
  V2ReturnedPrometheusView as ReturnedPrometheusView,
} from "../atlas_integrations.js";

// wasm.d.ts
declare const wasm: string | URL | object;
export default wasm;
