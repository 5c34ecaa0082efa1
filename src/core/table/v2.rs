//! THE TABLE of version 2: everything about each service, one block each, in the order of the discriminator of the Administration API's
//! OpenAPI specification (resource version 2023-01-01, the only one that integrations have).
//!
//! Blocks have the syntax of `v1.rs`. A doc comment is the specification's own description, cut to what a form can show. Comments note the
//! differences between the specification and the live service.

use super::api::Api;
use super::field::{Words, flag, one_of, secret, sized, template, text, url};
use super::returned::{Link, Nullable, OrOther, UnknownView};
use super::service::Status::{Current, Deprecated};
use super::service::{Integration, ReturnedField, is_nullable};
use crate::core::secret::Secret;

super::blocks::integrations! {
    api V2 {
        version: "v2",
        path: "/api/atlas/v2",
        accept: Some("application/vnd.atlas.2023-01-01+json"),
        media_type: "application/vnd.atlas.2023-01-01+json",
    }
    types V2IntegrationType, V2IntegrationView, V2ReturnedView, V2IntegrationList;

    /// PagerDuty.
    "PAGER_DUTY" PAGER_DUTY PagerDuty "PagerDuty" Current, "";
    /// The regions of PagerDuty.
    enum V2PagerDutyRegion { US, EU }
    sent V2PagerDutyView {
        must_send {
            /// Service key associated with your PagerDuty account.
            serviceKey: Secret = secret("Service key").placeholder("32 characters"),
        }
        may_send {
            // The specification names no default; the live service takes US.
            /// PagerDuty region that indicates which API URL to use, US or EU. Atlas uses US by default.
            region: V2PagerDutyRegion = one_of(V2PagerDutyRegion::OPTIONS, "Region").default("US"),
        }
    }
    returned V2ReturnedPagerDutyView {
        returns {
            /// Service key associated with your PagerDuty account.
            serviceKey: Secret,
        }
        may_return {
            /// PagerDuty region that indicates which API URL is used.
            region: Nullable<OrOther<V2PagerDutyRegion>>,
        }
    }

    /// Slack. Integrations use OAuth2 and must first be set up, or updated from a legacy one, on Atlas's own page.
    "SLACK" SLACK Slack "Slack" Current,
        "The first set-up is done on Atlas's own integrations page (OAuth2); legacy tokens are no longer supported.";
    sent V2SlackView {
        must_send {
            /// Key that allows Atlas to access your Slack account.
            apiToken: Secret = secret("API token"),
            /// Name of the Slack channel to which Atlas sends alert notifications.
            channelName: String = sized(1, 80, "Channel name"),
        }
        may_send {
            /// Human-readable label that identifies your Slack team. Only for a legacy Slack integration.
            teamName: String = text("Team name"),
        }
    }
    returned V2ReturnedSlackView {
        returns {
            /// Key that allows Atlas to access your Slack account.
            apiToken: Secret,
            /// Name of the Slack channel to which Atlas sends alert notifications; null or empty if none is set.
            channelName: Nullable<String>,
        }
        may_return {
            /// Human-readable label that identifies your Slack team. Only of a legacy Slack integration.
            teamName: Nullable<String>,
        }
    }

    /// Datadog.
    "DATADOG" DATADOG Datadog "Datadog" Current, "";
    /// The regions of Datadog.
    enum V2DatadogRegion { US, EU, US3, US5, AP1, US1_FED }
    sent V2DatadogView {
        must_send {
            /// Key that allows Atlas to access your Datadog account.
            apiKey: Secret = secret("API key").hex32().placeholder("32 hexadecimal digits"),
        }
        may_send {
            // The specification names no default; the live service takes US.
            /// Datadog region, which decides the API URL to use. Atlas uses US by default.
            region: V2DatadogRegion = one_of(V2DatadogRegion::OPTIONS, "Region").default("US"),
            /// Whether to send collection latency metrics. They include database and collection names.
            sendCollectionLatencyMetrics: bool = flag("Send collection latency metrics").off(),
            /// Whether to send database metrics. They include database and collection names.
            sendDatabaseMetrics: bool = flag("Send database metrics").off(),
            /// Whether to send query shape metrics. They include database and collection names.
            sendQueryStatsMetrics: bool = flag("Send query shape metrics").off(),
            // In the specification of production since 22 August 2026.
            /// Whether to send sharding metrics: distribution and chunks of each cluster, shard and collection.
            sendShardingMetrics: bool = flag("Send sharding metrics").off(),
            /// Whether to send your resource tags as tags of the metrics.
            sendUserProvidedResourceTags: bool = flag("Send your resource tags").off(),
        }
    }
    returned V2ReturnedDatadogView {
        returns {
            /// Key that allows Atlas to access your Datadog account.
            apiKey: Secret,
        }
        may_return {
            /// Datadog region, which decides the API URL in use.
            region: Nullable<OrOther<V2DatadogRegion>>,
            /// Whether collection latency metrics are sent.
            sendCollectionLatencyMetrics: Nullable<bool>,
            /// Whether database metrics are sent.
            sendDatabaseMetrics: Nullable<bool>,
            /// Whether query shape metrics are sent.
            sendQueryStatsMetrics: Nullable<bool>,
            /// Whether sharding metrics are sent.
            sendShardingMetrics: Nullable<bool>,
            /// Whether your resource tags are sent as tags of the metrics.
            sendUserProvidedResourceTags: Nullable<bool>,
        }
    }

    // Without the specification's pattern of 40 hexadecimal digits for `accountId` and `licenseKey`: New Relic gives out others.
    /// New Relic.
    "NEW_RELIC" NEW_RELIC NewRelic "New Relic" Deprecated,
        "New Relic ended the plugin that this integration feeds on 16 June 2021.";
    sent V2NewRelicView {
        must_send {
            /// Unique identifier of your New Relic account.
            accountId: String = text("Account ID").placeholder("1234567"),
            /// License key associated with your New Relic account.
            licenseKey: Secret = secret("License key").placeholder("40 characters"),
            /// Query key used to access your New Relic account.
            readToken: Secret = secret("Insights query key").placeholder("NRIQ-…"),
            /// Insert key associated with your New Relic account.
            writeToken: Secret = secret("Insights insert key").placeholder("NRII-…"),
        }
        may_send {}
    }
    returned V2ReturnedNewRelicView {
        returns {
            /// Unique identifier of your New Relic account.
            accountId: String,
            /// License key associated with your New Relic account.
            licenseKey: Secret,
            /// Query key used to access your New Relic account.
            readToken: Secret,
            /// Insert key associated with your New Relic account.
            writeToken: Secret,
        }
        may_return {}
    }

    /// Opsgenie.
    "OPS_GENIE" OPS_GENIE Opsgenie "Opsgenie" Current, "";
    /// The regions of Opsgenie.
    enum V2OpsgenieRegion { US, EU }
    sent V2OpsgenieView {
        must_send {
            /// Key that allows Atlas to access your Opsgenie account.
            apiKey: Secret = secret("API key").placeholder("00000000-0000-0000-0000-000000000000"),
        }
        may_send {
            /// Opsgenie region that indicates which API URL to use, US or EU. Atlas uses US by default.
            region: V2OpsgenieRegion = one_of(V2OpsgenieRegion::OPTIONS, "Region").default("US"),
        }
    }
    returned V2ReturnedOpsgenieView {
        returns {
            /// Key that allows Atlas to access your Opsgenie account.
            apiKey: Secret,
        }
        may_return {
            /// Opsgenie region that indicates which API URL is used.
            region: Nullable<OrOther<V2OpsgenieRegion>>,
        }
    }

    /// VictorOps, now Splunk On-Call.
    "VICTOR_OPS" VICTOR_OPS VictorOps "VictorOps" Current, "VictorOps is now called Splunk On-Call.";
    sent V2VictorOpsView {
        must_send {
            /// Key that allows Atlas to access your Splunk On-Call account.
            apiKey: Secret = secret("API key").placeholder("00000000-0000-0000-0000-000000000000"),
        }
        may_send {
            /// Routing key associated with your Splunk On-Call account.
            routingKey: String = text("Routing key"),
        }
    }
    returned V2ReturnedVictorOpsView {
        returns {
            /// Key that allows Atlas to access your Splunk On-Call account.
            apiKey: Secret,
        }
        may_return {
            /// Routing key associated with your Splunk On-Call account.
            routingKey: Nullable<String>,
        }
    }

    /// A webhook: any https endpoint of your own.
    "WEBHOOK" WEBHOOK Webhook "Webhook" Current, "";
    sent V2WebhookView {
        must_send {
            /// Endpoint web address to which Atlas sends notifications.
            url: String = url("URL").placeholder("https://hooks.example.com/atlas"),
        }
        may_send {
            // Secrets, since the specification gives both the format of a password.
            /// Template of the notification's body: JSON with placeholders such as ${id} or ${severity}, at most 16 KB once filled in.
            bodyTemplate: Secret = template("Body template"),
            /// Template of the notification's headers: a JSON object of names and texts, at most 4 KB once filled in.
            headersTemplate: Secret = template("Headers template"),
            /// Secret with which Atlas signs what it sends to your webhook.
            secret: Secret = secret("Secret"),
        }
    }
    returned V2ReturnedWebhookView {
        returns {
            /// Endpoint web address to which Atlas sends notifications.
            url: String,
        }
        may_return {
            /// Template of the notification's body.
            bodyTemplate: Nullable<Secret>,
            /// Template of the notification's headers.
            headersTemplate: Nullable<Secret>,
            /// Secret with which Atlas signs what it sends to your webhook.
            secret: Nullable<Secret>,
        }
    }

    /// Microsoft Teams.
    "MICROSOFT_TEAMS" MICROSOFT_TEAMS MicrosoftTeams "Microsoft Teams" Current, "";
    sent V2MicrosoftTeamsView {
        must_send {
            /// Endpoint web address of the Microsoft Teams webhook to which Atlas sends notifications.
            microsoftTeamsWebhookUrl: String = url("Webhook URL").placeholder("https://example.webhook.office.com/webhookb2/…"),
        }
        may_send {}
    }
    returned V2ReturnedMicrosoftTeamsView {
        returns {
            /// Endpoint web address of the Microsoft Teams webhook to which Atlas sends notifications.
            microsoftTeamsWebhookUrl: String,
        }
        may_return {}
    }

    /// Prometheus.
    "PROMETHEUS" PROMETHEUS Prometheus "Prometheus" Current, "";
    /// How Prometheus finds the targets.
    enum V2ServiceDiscovery { http, file }
    sent V2PrometheusView {
        must_send {
            /// Human-readable label that identifies your Prometheus incoming webhook.
            username: String = text("User name"),
            // The specification does not require it; without it nobody can scrape.
            /// Password needed to allow Prometheus to scrape. Atlas never returns it.
            password: Secret = secret("Password"),
            /// Desired method to discover the Prometheus service.
            serviceDiscovery: V2ServiceDiscovery = one_of(V2ServiceDiscovery::OPTIONS, "Service discovery"),
            /// Whether someone has activated the Prometheus integration.
            enabled: bool = flag("Enabled"),
        }
        may_send {
            /// Whether to send your resource tags as labels of the metrics.
            sendUserProvidedResourceTagsEnabled: bool = flag("Send your resource tags").off(),
        }
    }
    returned V2ReturnedPrometheusView {
        returns {
            /// Human-readable label that identifies your Prometheus incoming webhook.
            username: String,
            /// Method to discover the Prometheus service.
            serviceDiscovery: OrOther<V2ServiceDiscovery>,
            /// Whether someone has activated the Prometheus integration.
            enabled: bool,
        }
        may_return {
            /// Whether your resource tags are sent as labels of the metrics.
            sendUserProvidedResourceTagsEnabled: Nullable<bool>,
        }
    }
}
