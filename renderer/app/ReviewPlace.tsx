import { CheckReview } from '#renderer/features/cards/CheckReview.tsx';
import { ConsentPanel } from '#renderer/features/consent/ConsentPanel.tsx';
import { PromiseReview } from '#renderer/features/followup/PromiseReview.tsx';
import { AttendeeProposal } from '#renderer/features/lists/AttendeeProposal.tsx';
import { ReviewScreen } from '#renderer/features/review/ReviewScreen.tsx';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Show } from '#shared/domain/show.ts';

type Props = {
  readonly show: Show;
  readonly pair: readonly [LeadId, LeadId] | undefined;
  readonly onOpen: (id: LeadId) => void;
};

/** The review, composed of what each feature does about its own matter. */
export const ReviewPlace = ({ show, pair, onOpen }: Props) => (
  <ReviewScreen
    show={show}
    onOpen={onOpen}
    {...(pair === undefined ? {} : { pair })}
    renderCheck={(lead, onDone) => <CheckReview lead={lead} show={show} onDone={onDone} />}
    renderProposals={(lead) => <AttendeeProposal lead={lead} />}
    renderConsent={(lead) => <ConsentPanel lead={lead} show={show} />}
    renderPromises={(lead, onDone, onAsking) => <PromiseReview leadId={lead.id} show={show} onDone={onDone} onAsking={onAsking} />}
  />
);
