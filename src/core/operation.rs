//! What can be done with a project's integrations.

/// What can be done with a project's integrations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Operation {
    /// All of a project.
    List,
    /// One of a project.
    Get,
    /// Adds one.
    Create,
    /// Changes one, or adds it.
    Update,
    /// Removes one.
    Delete,
    /// Lists projects: what a fleet is made of, and no operation of its own for whoever uses the package.
    #[serde(skip)]
    Projects,
}

impl Operation {
    /// Those on integrations.
    pub const ALL: [Operation; 5] =
        [Operation::List, Operation::Get, Operation::Create, Operation::Update, Operation::Delete];

    /// As JavaScript sees it.
    pub fn name(self) -> &'static str {
        match self {
            Operation::List => "list",
            Operation::Get => "get",
            Operation::Create => "create",
            Operation::Update => "update",
            Operation::Delete => "delete",
            Operation::Projects => "projects",
        }
    }

    /// The operation on integrations of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|operation| operation.name() == name)
    }

    /// The HTTP method.
    pub fn method(self) -> &'static str {
        match self {
            Operation::List | Operation::Get | Operation::Projects => "GET",
            Operation::Create => "POST",
            Operation::Update => "PUT",
            Operation::Delete => "DELETE",
        }
    }

    /// Whether it answers with the list, and so takes its query parameters.
    pub fn answers_list(self) -> bool {
        matches!(self, Operation::List | Operation::Create | Operation::Update | Operation::Projects)
    }

    /// Whether it sends a view.
    pub fn sends_view(self) -> bool {
        matches!(self, Operation::Create | Operation::Update)
    }
}
