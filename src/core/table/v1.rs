//! THE TABLE of version 1.0: everything about each service, one block each, in the order of the page
//! "Update a Configuration for a Third-Party Service Integration" (API v1.0).
//!
//! A block reads like that page: the type, the service and its status; what you must send and may send; what Atlas returns
//! and may return. A doc comment is the page's own description; it becomes the field's help. A row to send is
//! `name: TypeScript's type = kind("Label")`; a returned one is `name: TypeScript's type`. Validator, types, form
//! descriptions, JSON Schema, redaction and the emulator all come from here.

use super::api::Api;
use super::field::{Words, one_of, secret, text, url};
use super::returned::{Link, Nullable, OrOther, UnknownView};
use super::service::Status::{Current, Deprecated, Retired};
use super::service::{Integration, ReturnedField, is_nullable};
use crate::core::secret::Secret;

super::blocks::integrations! {
    api V1 {
        version: "v1.0",
        path: "/api/atlas/v1.0",
        accept: None,
        media_type: "application/json",
    }
    types IntegrationType, IntegrationView, ReturnedView, IntegrationList;

    /// PagerDuty.
    "PAGER_DUTY" PAGER_DUTY PagerDuty "PagerDuty" Current, "";
    sent PagerDutyView {
        must_send {
            /// Your Service Key.
            serviceKey: Secret = secret("Service key").placeholder("32 characters"),
        }
        may_send {}
    }
    returned ReturnedPagerDutyView {
        returns {
            /// Your Service Key.
            serviceKey: Secret,
        }
        may_return {}
    }

    /// Slack. Integrations use OAuth2 and must first be set up, or updated from a legacy one, on Atlas's own page.
    "SLACK" SLACK Slack "Slack" Current,
        "The first set-up is done on Atlas's own integrations page (OAuth2); legacy tokens are no longer supported.";
    sent SlackView {
        must_send {
            /// Your API Token.
            apiToken: Secret = secret("API token"),
            /// Your team name.
            teamName: String = text("Team name"),
        }
        may_send {
            /// The channel name to reconfigure.
            channelName: String = text("Channel name"),
        }
    }
    returned ReturnedSlackView {
        returns {
            /// Your API Token.
            apiToken: Secret,
            /// The configured Slack channel name. An empty string if the value is not set.
            channelName: Nullable<String>,
        }
        may_return {
            /// Your team name. This field may not be present with a legacy Slack integration.
            teamName: Nullable<String>,
        }
    }

    /// Datadog.
    "DATADOG" DATADOG Datadog "Datadog" Current, "";
    /// The regions of Datadog that version 1.0 of the API accepts.
    enum DatadogRegion { US, EU }
    sent DatadogView {
        must_send {
            /// Your API Key.
            apiKey: Secret = secret("API key").hex32().placeholder("32 hexadecimal digits"),
        }
        may_send {
            // The page lists it among what must be sent, and gives it a default: so it may be left out.
            /// Indicates which API URL to use, either US or EU. Datadog will use US by default.
            region: DatadogRegion = one_of(DatadogRegion::OPTIONS, "Region").default("US"),
        }
    }
    returned ReturnedDatadogView {
        returns {
            /// Your API Key.
            apiKey: Secret,
            /// Indicates which API URL is used, either US or EU. Datadog will use US by default.
            region: OrOther<DatadogRegion>,
        }
        may_return {}
    }

    /// New Relic.
    "NEW_RELIC" NEW_RELIC NewRelic "New Relic" Deprecated,
        "New Relic ended the plugin that this integration feeds on 16 June 2021.";
    sent NewRelicView {
        must_send {
            /// Your License Key.
            licenseKey: Secret = secret("License key").placeholder("40 characters"),
            /// Unique identifier of your New Relic account.
            accountId: String = text("Account ID").placeholder("1234567"),
            /// Your Insights Insert Key.
            writeToken: Secret = secret("Insights insert key").placeholder("NRII-…"),
            /// Your Insights Query Key.
            readToken: Secret = secret("Insights query key").placeholder("NRIQ-…"),
        }
        may_send {}
    }
    returned ReturnedNewRelicView {
        returns {
            /// Your License Key.
            licenseKey: Secret,
            /// Unique identifier of your New Relic account.
            accountId: String,
            /// Your Insights Insert Key.
            writeToken: Secret,
            /// Your Insights Query Key.
            readToken: Secret,
        }
        may_return {}
    }

    /// Opsgenie.
    "OPS_GENIE" OPS_GENIE Opsgenie "Opsgenie" Current, "";
    /// The regions of Opsgenie that version 1.0 of the API accepts.
    enum OpsgenieRegion { US, EU }
    sent OpsgenieView {
        must_send {
            /// Your API Key.
            apiKey: Secret = secret("API key").placeholder("00000000-0000-0000-0000-000000000000"),
        }
        may_send {
            // As with Datadog: it has a default, so it may be left out.
            /// Indicates which API URL to use, either US or EU. Opsgenie will use US by default.
            region: OpsgenieRegion = one_of(OpsgenieRegion::OPTIONS, "Region").default("US"),
        }
    }
    returned ReturnedOpsgenieView {
        returns {
            /// Your API Key.
            apiKey: Secret,
            /// Indicates which API URL is used, either US or EU. Opsgenie will use US by default.
            region: OrOther<OpsgenieRegion>,
        }
        may_return {}
    }

    /// VictorOps, now Splunk On-Call.
    "VICTOR_OPS" VICTOR_OPS VictorOps "VictorOps" Current, "VictorOps is now called Splunk On-Call.";
    sent VictorOpsView {
        must_send {
            /// Your API Key.
            apiKey: Secret = secret("API key").placeholder("00000000-0000-0000-0000-000000000000"),
        }
        may_send {
            /// An optional field for your Routing Key.
            routingKey: String = text("Routing key"),
        }
    }
    returned ReturnedVictorOpsView {
        returns {
            /// Your API Key.
            apiKey: Secret,
        }
        may_return {
            /// An optional field returned if you have a Routing Key configured.
            routingKey: Nullable<String>,
        }
    }

    // The page's heading for it says "VictorOps integration": a copy error.
    /// Flowdock.
    "FLOWDOCK" FLOWDOCK Flowdock "Flowdock" Retired,
        "Flowdock has been shut down: nothing receives what Atlas would send.";
    sent FlowdockView {
        must_send {
            /// Your Flowdock Flow name.
            flowName: String = text("Flow name"),
            /// Your API Token.
            apiToken: Secret = secret("API token"),
            /// Your Flowdock organization name.
            orgName: String = text("Organization name"),
        }
        may_send {}
    }
    returned ReturnedFlowdockView {
        returns {
            /// Your Flowdock Flow name.
            flowName: String,
            /// Your API Token.
            apiToken: Secret,
            /// Your Flowdock organization name.
            orgName: String,
        }
        may_return {}
    }

    /// A webhook: any https endpoint of your own.
    "WEBHOOK" WEBHOOK Webhook "Webhook" Current, "";
    sent WebhookView {
        must_send {
            /// Your webhook URL.
            url: String = url("URL").placeholder("https://hooks.example.com/atlas"),
        }
        may_send {
            /// An optional field for your webhook secret.
            secret: Secret = secret("Secret"),
        }
    }
    returned ReturnedWebhookView {
        returns {
            /// Your webhook URL.
            url: String,
        }
        may_return {
            /// An optional field returned if your webhook is configured with a secret.
            secret: Nullable<Secret>,
        }
    }
}
