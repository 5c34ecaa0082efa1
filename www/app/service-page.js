// One service of a project: its form and the request that it makes.

import { askToDelete } from "./deleting.js";
import { ask } from "./dialog.js";
import { Draft } from "./draft.js";
import { button, h } from "./element.js";
import { icon } from "./icon.js";
import { IntegrationForm } from "./integration-form.js";
import { notice } from "./notice.js";
import { Preview } from "./preview.js";
import { linkTo } from "./route.js";
import { Saving } from "./saving.js";
import { pills, tile } from "./service.js";
import { enumerate } from "./wording.js";

/**
 * @param {import("./project.js").Project} project  loaded
 * @param {string} type
 * @param {import("./router.js").Router} router
 */
export function servicePage(project, type, router) {
  const description = project.api.forms.describeIntegration(type);
  const draft = new Draft(project.api, description, project.find(type));
  const preview = new Preview(project, draft);
  const done = () => router.open(linkTo(project));
  const reload = async () => {
    if (router.mayLeave && !(await router.mayLeave())) return;
    project.integrations = undefined;
    router.reload();
  };
  const saving = new Saving(project, draft, { done, reload });
  const actions = {
    save: () => saving.save(form),
    stop: () => saving.stop(),
    edited: () => {
      preview.refresh();
      router.mayLeave = draft.isDirty ? askToDiscard : undefined;
    },
  };
  const go = draft.isUpdate ? "Save changes" : "Set up";
  const form = new IntegrationForm(draft, actions, { go, back: linkTo(project), note: leftOut(draft) });
  preview.refresh();
  // A late answer must not take the user away from another view.
  router.onLeave = () => saving.stop();
  const remove = () => askToDelete(project, description, { done });
  const columns = h("div", { class: "columns" }, form.element, preview.element);
  return h("div", {}, back(project), head(project, draft, remove), note(description), columns);
}

function back(project) {
  return h("a", { class: "back", href: linkTo(project) }, icon("back"), "All integrations");
}

function head(project, draft, remove) {
  const { type, service, status } = draft.description;
  const title = h("h1", { tabindex: "-1" }, service);
  const name = h("div", { class: "head-name" }, title, h("span", { class: "actions" }, pills(draft.isUpdate, status)));
  const left = h("div", { class: "head-service" }, tile(service, type), name);
  if (!draft.isUpdate) return h("div", { class: "head" }, left);
  const others = project.api.listsProjects && h("a", { class: "button", href: linkTo(project, type, "projects") }, icon("projects"), "Other projects");
  const deleting = button("Delete", { class: "button-quiet is-danger", on: { click: remove } }, icon("trash"));
  return h("div", { class: "head" }, left, h("div", { class: "actions" }, others, deleting));
}

/** Shown before saving, since Atlas may reset fields that are not sent. */
function leftOut(draft) {
  const names = draft.leftOut;
  if (names.length === 0) return undefined;
  return notice({ tone: "warning", text: `Atlas has more here than this page can send. Saving leaves out ${enumerate(names)}.` });
}

/** The package's note about a service. */
function note({ status, note: text }) {
  return text && notice({ tone: status === "current" ? "info" : "warning", text, class: "above" });
}

function askToDiscard() {
  const text = "What you have entered is not saved. It can’t be brought back.";
  return ask({ title: "Discard your changes?", text, yes: "Discard", no: "Keep editing", danger: true });
}
