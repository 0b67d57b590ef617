import type { BankComment } from "../../../shared/contract/comments.ts";
import { criteriaByItem, nameCriterion } from "../../../shared/domain/criteria.ts";
import { type CriterionRef, judgedItems, type Qualification } from "../../../shared/domain/qualification.ts";
import { nameItemById } from "../mark-sheet/item-words.ts";
import type { OpenSheet } from "../mark-sheet/sheet-context.tsx";

/** Where a comment is offered: at a section, there for one criterion, or everywhere. */
export type OfferedAt = Pick<BankComment, "place" | "criterion">;
export type Offer = OfferedAt & { readonly label: string };
/** Without a title the offers stand by themselves. */
export type OfferGroup = { readonly title: string; readonly offers: readonly Offer[] };

const everywhere: Offer = { place: null, criterion: null, label: "Everywhere" };

/** Names a place in an address, a field or a list. */
export function offerKey({ place, criterion }: OfferedAt): string {
  if (!place && !criterion) return "everywhere";
  const { qualificationId = "", assessmentId = "", itemId = "" } = place ?? {};
  return [qualificationId, assessmentId, itemId, criterion ? nameCriterion(criterion) : ""].join("/");
}

/** From a mark sheet: the section that is written in, and its criteria. */
export function offersOfItem({ head, criteria }: OpenSheet, itemId: string): OfferGroup[] {
  const { qualificationId, specification } = head;
  const place = { qualificationId, assessmentId: head.script.assessmentId, itemId };
  const section = { place, criterion: null, label: `In ${nameItemById(specification, itemId) ?? "this section"}` };
  const there = (criteria.get(itemId) ?? []).map(
    (criterion): Offer => ({ place, criterion, label: `There, for ${nameCriterion(criterion)}` }),
  );
  return [{ title: "", offers: [section, ...there, everywhere] }];
}

/** From the bank's own page: every judged item of every assessment, each with its criteria. */
export function offersOf(qualifications: readonly Qualification[]): OfferGroup[] {
  const groups = qualifications.flatMap((qualification) =>
    qualification.assessments.map((assessment): OfferGroup => {
      const criteria = criteriaByItem(assessment.sheet);
      const offers = judgedItems(assessment.sheet).flatMap((item): Offer[] => {
        const place = { qualificationId: qualification.id, assessmentId: assessment.id, itemId: item.id };
        const section = nameItemById(assessment.sheet, item.id) ?? item.title;
        const offer = (criterion: CriterionRef | null): Offer => ({
          place,
          criterion,
          label: criterion ? `${section}, ${nameCriterion(criterion)}` : section,
        });
        return [offer(null), ...(criteria.get(item.id) ?? []).map(offer)];
      });
      // One qualification is the rule, and its name would only push the assessment's out of sight.
      const title = qualifications.length > 1 ? `${qualification.title}: ${assessment.title}` : assessment.title;
      return { title, offers };
    }),
  );
  return [{ title: "", offers: [everywhere] }, ...groups];
}

export function findOffer(groups: readonly OfferGroup[], key: string): Offer | undefined {
  return groups.flatMap(({ offers }) => offers).find((offer) => offerKey(offer) === key);
}

/** The offers with a comment's own place among them, which a newer specification may not have any more. */
export function withOffer(groups: readonly OfferGroup[], { place, criterion }: OfferedAt): readonly OfferGroup[] {
  if (findOffer(groups, offerKey({ place, criterion }))) return groups;
  return [{ title: "", offers: [{ place, criterion, label: "Where it is offered now" }] }, ...groups];
}

type Choice = { readonly value: string; readonly label: string };

/** As a field to choose from takes them. */
export function offerChoices(groups: readonly OfferGroup[]): (Choice | { group: string; items: Choice[] })[] {
  return groups.flatMap(({ title, offers }): (Choice | { group: string; items: Choice[] })[] => {
    const items = offers.map((offer) => ({ value: offerKey(offer), label: offer.label }));
    return title === "" ? items : [{ group: title, items }];
  });
}

/** Whether a comment is offered at a place; a section has the comments for its criteria too. */
export function isOfferedAt(comment: OfferedAt, wanted: OfferedAt): boolean {
  const same = (one: OfferedAt, other: OfferedAt) => offerKey(one) === offerKey(other);
  if (wanted.criterion) return same(comment, wanted);
  return same({ place: comment.place, criterion: null }, wanted);
}
