import { useStore } from '#renderer/data/StoreContext.tsx';
import type { Show } from '#shared/domain/show.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import { confirmVisit } from './confirmVisit.ts';
import { LeaveGate } from './LeaveGate.tsx';
import { Thanks } from './Thanks.tsx';
import { useSwallowedScans } from './useSwallowedScans.ts';
import { useVisitorWords } from './useVisitorWords.ts';
import { VisitorForm } from './VisitorForm.tsx';
import { changeVisit, endVisit } from './visitorState.ts';
import type { Visit } from './visitorState.ts';

type Props = { readonly visit: Visit; readonly show: Show; readonly staffId: StaffId | null };

/** The whole display for one visitor: their data, the questions, thanks. Only staff lead back from it. */
export function VisitorLayer({ visit, show, staffId }: Props) {
  const store = useStore();
  const { language } = visit.draft;
  const t = useVisitorWords(language);
  useSwallowedScans();
  const pin = show.staff.find(({ id }) => id === staffId)?.pin;
  const gate = <LeaveGate language={language} pin={pin} onLeave={endVisit} />;
  const serial = visit.sheet.visit;
  if (visit.step === 'thanks')
    return (
      <Thanks language={language} title={t('visitor.thanks')} text={t('visitor.thanks_text')}>
        {gate}
      </Thanks>
    );
  return (
    <VisitorForm
      sheet={visit.sheet}
      draft={visit.draft}
      step={visit.step}
      onDraft={(draft) => changeVisit(serial, { draft })}
      onConfirm={(draft) => void confirmVisit(store, serial, draft)}
      leave={gate}
    />
  );
}
