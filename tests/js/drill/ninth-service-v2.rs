
    /// Ninth Service. Made up: the drill adds it.
    "NINTH_SERVICE" NINTH_SERVICE NinthService "Ninth Service" Current, "";
    /// The plans of Ninth Service.
    enum V2NinthServiceTier { BASIC, PLUS }
    sent V2NinthServiceView {
        must_send {
            /// Your made-up token.
            ninthToken: Secret = secret("Ninth token").placeholder("24 characters"),
            /// Which plan the alerts are sent under.
            tier: V2NinthServiceTier = one_of(V2NinthServiceTier::OPTIONS, "Tier"),
        }
        may_send {
            /// Where the alerts show up.
            board: String = text("Board"),
        }
    }
    returned V2ReturnedNinthServiceView {
        returns {
            /// Your made-up token.
            ninthToken: Secret,
            /// Which plan the alerts are sent under.
            tier: OrOther<V2NinthServiceTier>,
        }
        may_return {
            /// The place where the alerts appear, if it is set.
            board: Nullable<String>,
        }
    }
