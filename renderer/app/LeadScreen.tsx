import { AttendeeProposal } from '#renderer/features/lists/AttendeeProposal.tsx';
import { BookPanel } from '#renderer/features/agenda/BookPanel.tsx';
import { ConflictBand } from '#renderer/features/capsule/ConflictBand.tsx';
import { CardButton } from '#renderer/features/cards/CardButton.tsx';
import { ConsentPanel } from '#renderer/features/consent/ConsentPanel.tsx';
import { FactsPanel } from '#renderer/features/qualify/FactsPanel.tsx';
import { PersonButton } from '#renderer/features/privacy/PersonButton.tsx';
import { LeadPage } from '#renderer/features/leads/LeadPage.tsx';
import { SameBand } from '#renderer/features/leads/SameBand.tsx';
import { QualifyPanel } from '#renderer/features/qualify/QualifyPanel.tsx';
import { QuestionPanel } from '#renderer/features/questions/QuestionPanel.tsx';
import { QuestionsBadge } from '#renderer/features/questions/QuestionsBadge.tsx';
import { SyncState } from '#renderer/features/handover/SyncState.tsx';
import { TeachButton } from '#renderer/features/teach/TeachButton.tsx';
import { VisitorButtons } from '#renderer/features/visitor/VisitorButtons.tsx';
import { hideFeedback } from '#renderer/features/capture/captureState.ts';
import type { Search } from '#renderer/data/search.ts';
import type { LeadId, MediaId, StaffId } from '#shared/domain/ids.ts';
import type { Show } from '#shared/domain/show.ts';
import { goBack, goTo, turnTo } from './route.ts';

type Props = { readonly id: LeadId; readonly search: Search; readonly show: Show; readonly staffId: StaffId | null };

/** The large line would lie over the picture. */
function openCard(id: LeadId, picture?: MediaId): void {
  hideFeedback();
  goTo({ page: 'card', id, ...(picture === undefined ? {} : { picture }) });
}

/** The page of one lead, composed of what each feature has to say of it. */
export function LeadScreen({ id, search, show, staffId }: Props) {
  return (
    <LeadPage
      id={id}
      show={show}
      search={search}
      onBack={goBack}
      onTurn={(other) => turnTo({ page: 'lead', id: other })}
      renderQualify={(lead) => <QualifyPanel lead={lead} show={show} />}
      renderQuestions={(lead) => <QuestionPanel lead={lead} show={show} />}
      renderQuestionsTitle={(lead) => <QuestionsBadge lead={lead} show={show} />}
      renderFacts={(lead) => <FactsPanel lead={lead} show={show} />}
      renderSame={(lead) => (
        <>
          <SameBand
            lead={lead}
            onOpen={(other) => turnTo({ page: 'lead', id: other })}
            onCompare={(pair) => goTo({ page: 'review', pair })}
          />
          <ConflictBand lead={lead} show={show} />
        </>
      )}
      renderProposals={(lead) => <AttendeeProposal lead={lead} />}
      renderConsent={(lead) => <ConsentPanel lead={lead} show={show} tools={<VisitorButtons lead={lead} show={show} />} />}
      renderActions={(lead) => (
        <>
          <TeachButton lead={lead} onTeach={() => goTo({ page: 'teach', leadId: lead.id })} />
          <SyncState leadId={lead.id} />
          <PersonButton onOpen={() => goTo({ page: 'safety', tab: 'privacy', leadId: lead.id })} />
          <CardButton lead={lead} onOpen={() => openCard(lead.id)} />
        </>
      )}
      onCheck={(picture) => openCard(id, picture)}
      renderBook={(lead) => <BookPanel lead={lead} show={show} staffId={staffId} />}
    />
  );
}
