import { Anchor } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { lazy, type ReactNode } from "react";
import { Link, Redirect, Route, Switch, useLocation } from "wouter";
import type { Role } from "../../shared/domain/roles.ts";
import { hasRole, usePerson } from "../api/session.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { PageHeader } from "../components/page-header.tsx";
import { giveBackPath } from "../features/give-back/give-back-route.ts";
import { useFollowJump } from "../features/search/use-follow-jump.ts";
import { homeOf } from "./places.ts";

// A page is loaded when it is first opened: a window is there before pdf.js is.
const QueuePage = lazy(async () => ({ default: (await import("../features/marking/queue-page.tsx")).QueuePage }));
const SheetPage = lazy(async () => ({ default: (await import("../features/marking/sheet-page.tsx")).SheetPage }));
const CountersignPage = lazy(async () => ({
  default: (await import("../features/countersign/countersign-page.tsx")).CountersignPage,
}));
const CountersignSheetPage = lazy(async () => ({
  default: (await import("../features/countersign/countersign-sheet-page.tsx")).CountersignSheetPage,
}));
const ReferralsPage = lazy(async () => ({
  default: (await import("../features/referrals/referrals-page.tsx")).ReferralsPage,
}));
const ScriptsPage = lazy(async () => ({ default: (await import("../features/scripts/scripts-page.tsx")).ScriptsPage }));
const TakeInPage = lazy(async () => ({ default: (await import("../features/scripts/take-in-page.tsx")).TakeInPage }));
const CohortPage = lazy(async () => ({ default: (await import("../features/cohort/cohort-page.tsx")).CohortPage }));
const GiveBackPage = lazy(async () => ({
  default: (await import("../features/give-back/give-back-page.tsx")).GiveBackPage,
}));
const LearnersPage = lazy(async () => ({
  default: (await import("../features/learners/learners-page.tsx")).LearnersPage,
}));
const LearnerPage = lazy(async () => ({
  default: (await import("../features/learners/learner-page.tsx")).LearnerPage,
}));
const CommentsPage = lazy(async () => ({
  default: (await import("../features/comment-bank/comments-page.tsx")).CommentsPage,
}));
const SearchPage = lazy(async () => ({ default: (await import("../features/search/search-page.tsx")).SearchPage }));
const ScriptPage = lazy(async () => ({ default: (await import("../features/search/script-page.tsx")).ScriptPage }));
const OverlapsPage = lazy(async () => ({
  default: (await import("../features/overlaps/overlaps-page.tsx")).OverlapsPage,
}));
const QualityPage = lazy(async () => ({ default: (await import("../features/iqa/quality-page.tsx")).QualityPage }));
const CheckPage = lazy(async () => ({ default: (await import("../features/iqa/check-page.tsx")).CheckPage }));
const ArchivePage = lazy(async () => ({ default: (await import("../features/archive/archive-page.tsx")).ArchivePage }));
const CentrePage = lazy(async () => ({ default: (await import("../features/centre/centre-page.tsx")).CentrePage }));

/** The page of the window's address. The core refuses whatever a role may not do; this only says so sooner. */
export function Pages() {
  const person = usePerson();
  const [path] = useLocation();
  useFollowJump(path);
  return (
    <Switch>
      <Route path="/">
        <Redirect to={homeOf(person)} replace />
      </Route>
      <Route path="/queue">{() => only("assessor", <QueuePage />)}</Route>
      <Route path="/mark/:sheetId">
        {({ sheetId }) => only("assessor", <SheetPage key={sheetId} sheetId={sheetId} />)}
      </Route>
      <Route path="/countersign">{() => only("assessor", <CountersignPage />)}</Route>
      <Route path="/countersign/:sheetId">
        {({ sheetId }) => only("assessor", <CountersignSheetPage key={sheetId} sheetId={sheetId} />)}
      </Route>
      <Route path="/referrals">{() => only(["centre-staff", "assessor"], <ReferralsPage />)}</Route>
      <Route path="/scripts">{() => only("centre-staff", <ScriptsPage />)}</Route>
      <Route path="/scripts/take-in">{() => only("centre-staff", <TakeInPage />)}</Route>
      <Route path="/scripts/cohort">{() => only("centre-staff", <CohortPage />)}</Route>
      <Route path={giveBackPath}>{() => only("centre-staff", <GiveBackPage />)}</Route>
      <Route path="/learners">{() => only("centre-staff", <LearnersPage />)}</Route>
      <Route path="/learners/:id">{({ id }) => only("centre-staff", <LearnerPage key={id} learnerId={id} />)}</Route>
      <Route path="/comments">
        <CommentsPage />
      </Route>
      <Route path="/search">
        <SearchPage />
      </Route>
      <Route path="/read/:scriptId">{({ scriptId }) => <ScriptPage key={scriptId} scriptId={scriptId} />}</Route>
      <Route path="/overlaps/:scriptId">{({ scriptId }) => <OverlapsPage key={scriptId} scriptId={scriptId} />}</Route>
      <Route path="/quality">{() => only("iqa", <QualityPage />)}</Route>
      <Route path="/check/:sheetId">
        {({ sheetId }) => only("iqa", <CheckPage key={sheetId} sheetId={sheetId} />)}
      </Route>
      <Route path="/archive">{() => only("centre-staff", <ArchivePage />)}</Route>
      <Route path="/centre/:tab?">{({ tab }) => only("centre-staff", <CentrePage tab={tab} />)}</Route>
      <Route>
        <Elsewhere title="There is no such page" words="The address may be from an earlier version of the program." />
      </Route>
    </Switch>
  );
}

/** Screens that use the whole window beside the rail, without the page's margins. */
export function isFullWindow(path: string): boolean {
  return ["/mark/", "/check/", "/countersign/", "/read/"].some((start) => path.startsWith(start));
}

function only(roles: Role | readonly Role[], children: ReactNode) {
  return <ForRoles roles={[roles].flat()}>{children}</ForRoles>;
}

function ForRoles({ roles, children }: { readonly roles: readonly Role[]; readonly children: ReactNode }) {
  const person = usePerson();
  if (roles.some((role) => hasRole(person, role))) return children;
  return (
    <Elsewhere title="Not part of your role" words="Ask centre staff if your roles at this centre should change." />
  );
}

function Elsewhere({ title, words }: { readonly title: string; readonly words: string }) {
  return (
    <>
      <PageHeader title={title} />
      <EmptyState
        title="Nothing to show here"
        description={words}
        icon={<IconLock size={32} stroke={1.5} />}
        action={
          <Anchor component={Link} href="/" size="sm">
            Go to your start page
          </Anchor>
        }
      />
    </>
  );
}
