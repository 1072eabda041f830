import { Button, Divider } from '@mantine/core';
import { IconUserQuestion } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadId, MediaId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import { readLead } from '#renderer/data/leads.ts';
import type { Search } from '#renderer/data/search.ts';
import { useLive } from '#renderer/data/useLive.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { ContactPanel } from './ContactPanel.tsx';
import { DiscardedBanner } from './DiscardedBanner.tsx';
import { EarlierBand } from './EarlierBand.tsx';
import { LeadHeader } from './LeadHeader.tsx';
import classes from './LeadPage.module.css';
import { LeadSides } from './LeadSides.tsx';
import type { Side } from './LeadSides.tsx';
import { MergedBand } from './MergedBand.tsx';
import { MergedLead } from './MergedLead.tsx';
import { NoteBox } from './NoteBox.tsx';
import { PromiseBox } from './PromiseBox.tsx';
import { TimelinePanel } from './TimelinePanel.tsx';

/** A panel of another feature, drawn with the lead. */
type Slot = (lead: Lead) => ReactNode;

type Props = {
  readonly id: LeadId;
  readonly show: Show;
  readonly search: Search;
  readonly onBack: () => void;
  /** Opens another lead in place of this one. */
  readonly onTurn: (id: LeadId) => void;
  readonly renderQualify: Slot;
  /** The other sides of the middle column; a side without a panel is not offered. */
  readonly renderQuestions?: Slot;
  /** Behind the name of the questions' side, such as how many are still to be asked. */
  readonly renderQuestionsTitle?: Slot;
  readonly renderFacts?: Slot;
  readonly renderConsent: Slot;
  readonly renderBook: Slot;
  /** Buttons at the right of the name. */
  readonly renderActions?: Slot;
  /** Above the contact: who of the attendee list this may be. */
  readonly renderProposals?: Slot;
  /** Below the name: whom of the show this may be. */
  readonly renderSame?: Slot;
  /** Checks the fields beside a picture. */
  readonly onCheck?: (picture: MediaId) => void;
};

/** The sides of the middle column that have a panel. */
const sidesOf = (lead: Lead, slots: Pick<Props, 'renderQualify' | 'renderQuestions' | 'renderQuestionsTitle' | 'renderFacts'>): Side[] => {
  const { renderQualify, renderQuestions, renderQuestionsTitle, renderFacts } = slots;
  return [
    { name: 'qualify', render: () => renderQualify(lead) },
    ...(renderQuestions === undefined
      ? []
      : [{ name: 'questions', badge: renderQuestionsTitle?.(lead), render: () => renderQuestions(lead) } as const]),
    ...(renderFacts === undefined ? [] : [{ name: 'facts', render: () => renderFacts(lead) } as const]),
  ];
};

/** One lead on one screen: who they are, what they want, what was said and agreed. */
export function LeadPage({ id, show, search, onBack, onTurn, onCheck, ...slots }: Props) {
  const { renderConsent, renderBook, renderActions, renderProposals, renderSame } = slots;
  const { t } = useTranslation();
  useShortcuts([{ key: 'escape', group: t('leads.keys'), label: t('leads.back'), run: onBack }]);
  const found = useLive(async (store) => ({ lead: await readLead(store, id) }), [id]);
  if (found === undefined) return null;
  const { lead } = found;
  if (lead === undefined) {
    return (
      <EmptyState icon={<IconUserQuestion size={34} />} title={t('leads.missing.title')} text={t('leads.missing.text')}>
        <Button onClick={onBack}>{t('leads.back')}</Button>
      </EmptyState>
    );
  }
  if (lead.mergedInto !== undefined) return <MergedLead key={lead.id} lead={lead} onOpen={onTurn} />;
  return (
    <article className={classes.page} key={lead.id}>
      <LeadHeader lead={lead} show={show} onBack={onBack}>
        {renderActions?.(lead)}
      </LeadHeader>
      {lead.discardedAt !== undefined && <DiscardedBanner id={lead.id} />}
      <MergedBand lead={lead} show={show} onOpen={onTurn} />
      {renderSame?.(lead)}
      <EarlierBand lead={lead} search={search} />
      <div className={classes.columns}>
        <div className={classes.column}>
          {renderProposals?.(lead)}
          <ContactPanel lead={lead} show={show} {...(onCheck === undefined ? {} : { onCheck })} />
          <Divider />
          <PromiseBox leadId={lead.id} show={show} />
        </div>
        <div className={`${classes.column} ${classes.middle}`}>
          <LeadSides sides={sidesOf(lead, slots)} />
          <Divider />
          <NoteBox leadId={lead.id} />
        </div>
        <div className={classes.column}>
          {renderConsent(lead)}
          <Divider />
          {renderBook(lead)}
          <Divider />
          <TimelinePanel lead={lead} show={show} />
        </div>
      </div>
    </article>
  );
}
