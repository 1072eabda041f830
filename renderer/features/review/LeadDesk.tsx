import { Badge, Box, Button, Text, Title } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { unrecordConsent } from '#renderer/data/consents.ts';
import { readLead } from '#renderer/data/leads.ts';
import { readWhere } from '#renderer/data/read.ts';
import type { Store } from '#renderer/data/store.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import { formatInstant } from '#renderer/i18n/format.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { STAGE_COLOR } from '#renderer/ui/theme.ts';
import { PURPOSES } from '#shared/domain/consentWording.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import { isOpenPromise } from '#shared/domain/interaction.ts';
import { consentOf, nameOf } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { stageOf } from '#shared/domain/qualification.ts';
import { doubtsOfLead } from '#shared/domain/review.ts';
import type { LeadDoubt } from '#shared/domain/review.ts';
import type { Show } from '#shared/domain/show.ts';
import { ConsentSection, GapSection, OwnerSection, WhoSection } from './DeskSections.tsx';
import type { DoneHere } from './DeskSections.tsx';
import classes from './Review.module.css';
import { passOn, remember, setAsking, useReview } from './reviewState.ts';

/** Panels of other features, drawn with the lead. */
export type DeskSlots = {
  readonly renderCheck: (lead: Lead, onDone: (done: DoneHere) => void) => ReactNode;
  readonly renderProposals: (lead: Lead) => ReactNode;
  readonly renderConsent: (lead: Lead) => ReactNode;
  readonly renderPromises: (lead: Lead, onDone: (done: DoneHere) => void, onAsking: (isAsking: boolean) => void) => ReactNode;
};

type Props = DeskSlots & {
  readonly id: LeadId;
  readonly show: Show;
  /** The kind that is worked through: looked at first. */
  readonly first: LeadDoubt;
  readonly onOpen: (id: LeadId) => void;
};

type Seen = { readonly lead: Lead | undefined; readonly openPromises: number };

async function readSeen(store: Store, id: LeadId): Promise<Seen> {
  const lead = await readLead(store, id);
  const promises = await readWhere(store, 'promises', { index: 'leadId', value: id });
  return { lead, openPromises: promises.filter(isOpenPromise).length };
}

/** What is open, the kind in view first. Consent stays until all was asked, or a person says that this is enough. */
function openOf({ lead, openPromises }: Seen, first: LeadDoubt, isConsentOpen: boolean): LeadDoubt[] {
  if (lead === undefined) return [];
  const doubts = doubtsOfLead(lead, openPromises);
  const isPartly = isConsentOpen && lead.consents.length > 0 && PURPOSES.some((purpose) => consentOf(lead, purpose) === undefined);
  const open: LeadDoubt[] = isPartly && !doubts.includes('consent') ? [...doubts, 'consent'] : doubts;
  return [...open.filter((doubt) => doubt === first), ...open.filter((doubt) => doubt !== first)];
}

function DeskHead({ lead, show, onOpen }: Pick<Props, 'show' | 'onOpen'> & { readonly lead: Lead }) {
  const { t } = useTranslation();
  const { stage } = stageOf(lead);
  const sub = [lead.contact.jobTitle, lead.contact.organization?.[0], lead.contact.emails?.[0]?.value, lead.contact.phones?.[0]?.value];
  return (
    <div className={classes['head']}>
      <div style={{ flex: 1, minWidth: 0 }}>
        <Title order={3} lineClamp={1}>
          {nameOf(lead) || t('leads.unnamed')}
        </Title>
        <Text size="sm" c="dimmed" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
          {[...sub.filter(Boolean), formatInstant(lead.capturedAt, show.zone)].join(' · ')}
        </Text>
      </div>
      <Badge variant="light" color={STAGE_COLOR[stage]} style={{ flexShrink: 0 }}>
        {t(`qualify.stage.${stage}`)}
      </Badge>
      <Button size="sm" h={36} variant="default" style={{ flexShrink: 0 }} onClick={() => onOpen(lead.id)}>
        {t('followup.open')}
      </Button>
    </div>
  );
}

/** Everything that is left to look at of one lead, one matter after the other; when nothing is, the next lead comes by itself. */
export function LeadDesk({ id, show, first, onOpen, ...slots }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const undone = useReview((state) => state.undone);
  const seen = useLive((live) => readSeen(live, id), [id]);
  const [picked, setPicked] = useState<LeadDoubt | null>(null);
  const [isEnough, setEnough] = useState(false);
  // the lead as it came into the hand
  const [before, setBefore] = useState<Lead | null>(null);
  if (before === null && seen?.lead !== undefined) setBefore(seen.lead);
  const wasAsked = before?.consents.length !== 0;
  const open = seen === undefined ? null : openOf(seen, first, !isEnough && !wasAsked);
  const isSettled = open?.length === 0;
  const onDone = (done: DoneHere): void => remember({ ...done, id });
  const settled = useEffectEvent(() => {
    const lead = seen?.lead;
    const added = (lead?.consents ?? []).filter(
      (one) => before?.consents.some(({ at, purpose }) => at === one.at && purpose === one.purpose) === false,
    );
    if (lead !== undefined && added.length > 0) {
      const undo = async (): Promise<void> => {
        for (const one of added) await unrecordConsent(store, id, one);
      };
      onDone({ words: t('review.done.consents', { name: nameOf(lead) || t('leads.unnamed') }), undo });
    }
    passOn(id);
  });
  useEffect(() => {
    if (isSettled) settled();
  }, [isSettled]);
  const active = picked !== null && open?.includes(picked) === true ? picked : open?.[0];
  const turn = (by: number): void => {
    const place = open === null || active === undefined ? -1 : open.indexOf(active);
    setPicked(open?.[place + by] ?? active ?? null);
  };
  const group = t('review.title');
  const isAsking = useReview((state) => state.isAsking);
  useShortcuts(
    [
      { key: 'arrowright', group, label: t('review.next_matter'), run: () => turn(1) },
      { key: 'arrowleft', group, label: t('review.matter_before'), run: () => turn(-1) },
      { key: 'o', group, label: t('followup.open'), run: () => onOpen(id) },
    ],
    !isAsking,
  );
  if (seen?.lead === undefined || open === null) return null;
  const { lead } = seen;
  return (
    <>
      <DeskHead lead={lead} show={show} onOpen={onOpen} />
      <div className={classes['tabs']}>
        {open.map((doubt) => (
          <Button
            key={doubt}
            size="compact-sm"
            variant={doubt === active ? 'light' : 'subtle'}
            {...(doubt === active ? {} : { color: 'gray' })}
            aria-pressed={doubt === active}
            onClick={() => setPicked(doubt)}
          >
            {t(`review.kind.${doubt}`)}
          </Button>
        ))}
        {open.length > 1 && (
          <>
            <KeyHint keys="arrowleft" />
            <KeyHint keys="arrowright" />
          </>
        )}
      </div>
      <Box
        component="section"
        className={classes['body'] ?? ''}
        tabIndex={0}
        aria-label={active === undefined ? t('review.desk') : t(`review.kind.${active}`)}
        key={`${active ?? ''}:${undone}`}
      >
        {isSettled && <Text c="dimmed">{t('review.settled')}</Text>}
        {active === 'unresolved' && <WhoSection lead={lead} show={show} proposals={slots.renderProposals(lead)} onDone={onDone} />}
        {active === 'check' && slots.renderCheck(lead, onDone)}
        {active === 'incomplete' && <GapSection lead={lead} show={show} proposals={slots.renderProposals(lead)} onDone={onDone} />}
        {active === 'owner' && <OwnerSection lead={lead} show={show} onDone={onDone} />}
        {active === 'consent' && (
          <ConsentSection lead={lead} panel={slots.renderConsent(lead)} onDone={onDone} onEnough={() => setEnough(true)} />
        )}
        {active === 'promises' && slots.renderPromises(lead, onDone, setAsking)}
      </Box>
    </>
  );
}
