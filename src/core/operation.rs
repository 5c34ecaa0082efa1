//! The operations on a project's integrations.

/// An operation on a project's integrations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Operation {
    /// Lists all of a project.
    List,
    /// Reads one of a project.
    Get,
    /// Adds one.
    Create,
    /// Changes one, or adds it.
    Update,
    /// Removes one.
    Delete,
    /// Lists projects, for a fleet. The package does not offer it as an operation.
    #[serde(skip)]
    Projects,
}

impl Operation {
    /// The operations on integrations.
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

    /// Whether its answer is the list, so that it has the list's query parameters.
    pub fn answers_list(self) -> bool {
        matches!(self, Operation::List | Operation::Create | Operation::Update | Operation::Projects)
    }

    /// Whether it sends a view.
    pub fn sends_view(self) -> bool {
        matches!(self, Operation::Create | Operation::Update)
    }
}
