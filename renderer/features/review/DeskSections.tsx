import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { editContact, restoreField } from '#renderer/data/editContact.ts';
import { acceptGaps, reopenGaps } from '#renderer/data/reviewDeeds.ts';
import { assignProposed, giveLead, takeBack } from '#renderer/data/owners.ts';
import type { Given } from '#renderer/data/owners.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useProposal } from '#renderer/data/useProposal.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { CONTACT_FIELDS } from '#shared/domain/contactFields.ts';
import type { ContactField } from '#shared/domain/contactFields.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { Gap, Lead } from '#shared/domain/lead.ts';
import { nameOf } from '#shared/domain/lead.ts';
import { gapsOf } from '#shared/domain/review.ts';
import { conditionsOf } from '#shared/domain/routing.ts';
import type { Show } from '#shared/domain/show.ts';
import classes from './Review.module.css';

/** Something that was done, in words, and the way back. */
export type DoneHere = { readonly words: string; readonly undo: () => Promise<unknown> };

type Props = { readonly lead: Lead; readonly show: Show; readonly onDone: (done: DoneHere) => void };

const FIELDS_OF: Readonly<Record<Exclude<Gap, 'consent'>, readonly ContactField[]>> = {
  name: ['given', 'family'],
  company: ['company'],
  reach: ['email', 'phone'],
};

const textOf = (value: FormDataEntryValue | null): string => (typeof value === 'string' ? value.trim() : '');

/** Empty fields to type what is known: Tab from one to the next, Enter saves all that was typed, Escape gives the keys back. */
function EmptyFields({ lead, show, fields, onDone }: Props & { readonly fields: readonly ContactField[] }) {
  const { t } = useTranslation();
  const store = useStore();
  const form = useRef<HTMLFormElement>(null);
  const group = t('review.title');
  useShortcuts([{ key: 'e', group, label: t('review.type'), run: () => form.current?.querySelector('input')?.focus() }]);
  const save = async (): Promise<void> => {
    if (form.current === null) return;
    const typed = new FormData(form.current);
    const { toCheck, contact, id } = lead;
    const { country } = show;
    const news = fields
      .map((field) => ({ field, value: textOf(typed.get(field)), was: CONTACT_FIELDS[field].read(contact) }))
      .filter(({ value, was }) => value !== '' && value !== was);
    for (const { field, value } of news) await editContact(store, id, { field, value, country });
    const undo = async (): Promise<void> => {
      for (const { field, was } of news.toReversed()) await restoreField(store, id, { field, value: was, country, toCheck });
    };
    if (news.length > 0) onDone({ words: news.map(({ value }) => value).join(', '), undo });
  };
  return (
    <form
      ref={form}
      className={classes['fields']}
      onSubmit={(event) => {
        event.preventDefault();
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      }}
    >
      {fields.map((field) => (
        <TextInput
          key={field}
          name={field}
          label={t(`leads.field.${field}`)}
          defaultValue={CONTACT_FIELDS[field].read(lead.contact)}
          maxLength={500}
          autoComplete="off"
          spellCheck={false}
          onBlur={({ relatedTarget }) => {
            if (form.current?.contains(relatedTarget) !== true) void save();
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
        />
      ))}
      <button type="submit" hidden aria-hidden tabIndex={-1} />
    </form>
  );
}

/** Who is this? The code that says nothing, whom the lists propose, and fields for what is known. */
export function WhoSection({ lead, show, proposals, onDone }: Props & { readonly proposals: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm">
      <Text>{lead.badgeCode === undefined ? t('review.who_unread') : t('review.who_code', { code: lead.badgeCode })}</Text>
      {proposals}
      <EmptyFields lead={lead} show={show} fields={['given', 'family', 'company', 'email', 'phone']} onDone={onDone} />
      <Text size="sm" c="dimmed">
        <KeyHint keys="e" /> {t('review.type')}
      </Text>
    </Stack>
  );
}

/** What is missing, to be typed; or nobody knows it. */
export function GapSection({ lead, show, proposals, onDone }: Props & { readonly proposals: ReactNode }) {
  const { t } = useTranslation();
  const store = useStore();
  const gaps = gapsOf(lead);
  const fields = gaps.flatMap((gap) => (gap === 'consent' ? [] : FIELDS_OF[gap]));
  const accept = async (): Promise<void> => {
    await acceptGaps(store, lead.id, gaps);
    onDone({ words: t('review.done.gap', { name: nameOf(lead) || t('leads.unnamed') }), undo: () => reopenGaps(store, lead.id, gaps) });
  };
  useShortcuts([{ key: 'n', group: t('review.title'), label: t('review.nobody_knows'), run: () => void accept() }]);
  return (
    <Stack gap="sm">
      <Text>{gaps.map((gap) => t(`review.gap.${gap}`)).join(' ')}</Text>
      {proposals}
      <EmptyFields lead={lead} show={show} fields={fields} onDone={onDone} />
      <Group gap="xs">
        <Text size="sm" c="dimmed">
          <KeyHint keys="e" /> {t('review.type')}
        </Text>
        <Button size="sm" h={36} variant="default" leftSection={<KeyHint keys="n" />} onClick={() => void accept()}>
          {t('review.nobody_knows')}
        </Button>
      </Group>
    </Stack>
  );
}

/** Who follows the lead up: the proposed one by Enter, anybody by a digit. */
export function OwnerSection({ lead, show, onDone }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const proposal = useProposal(show, lead);
  const proposed = show.staff.find(({ id }) => id === proposal?.owner);
  const told = (given: readonly Given[], name: string): void => {
    const words = t('followup.done.owned', { lead: nameOf(lead) || t('leads.unnamed'), name });
    if (given.length > 0) onDone({ words, undo: () => takeBack(store, given) });
  };
  const give = async (owner: StaffId, name: string): Promise<void> => {
    const given = await giveLead(store, { leadId: lead.id, owner });
    told(given === null ? [] : [given], name);
  };
  const accept = async (): Promise<void> => {
    if (proposal !== null) told(await assignProposed(store, new Map([[lead.id, proposal]])), proposed?.name ?? '');
  };
  const group = t('review.kind.owner');
  const staff = show.staff.map((one, at) => ({ ...one, key: at < 9 ? String(at + 1) : null }));
  useShortcuts([
    ...staff.flatMap(({ id, name, key }) => (key === null ? [] : [{ key, group, label: name, run: () => void give(id, name) }])),
    ...(proposed === undefined ? [] : [{ key: 'enter', group, label: t('team.accept'), run: () => void accept() }]),
  ]);
  return (
    <Stack gap="sm">
      {proposal !== null && proposed !== undefined && (
        <Button justify="space-between" rightSection={<KeyHint keys="enter" />} onClick={() => void accept()}>
          {t('followup.proposed', { name: proposed.name, why: conditionsOf(proposal.rule) || t('followup.all_leads') })}
        </Button>
      )}
      <div className={classes['staff']}>
        {staff.map(({ id, name, key }) => (
          <Button
            key={id}
            variant="default"
            justify="space-between"
            rightSection={key === null ? undefined : <KeyHint keys={key} />}
            onClick={() => void give(id, name)}
          >
            <Text truncate>{name}</Text>
          </Button>
        ))}
      </div>
    </Stack>
  );
}

/** What the visitor agreed to: asked with the words of the show; Enter when that is all, or nobody asked them. */
export function ConsentSection({
  lead,
  panel,
  onDone,
  onEnough,
}: Omit<Props, 'show'> & { readonly panel: ReactNode; readonly onEnough: () => void }) {
  const { t } = useTranslation();
  const store = useStore();
  const group = t('qualify.consent');
  const isAsked = lead.consents.length > 0;
  const unasked = async (): Promise<void> => {
    await acceptGaps(store, lead.id, ['consent']);
    onDone({
      words: t('review.done.unasked', { name: nameOf(lead) || t('leads.unnamed') }),
      undo: () => reopenGaps(store, lead.id, ['consent']),
    });
    onEnough();
  };
  useShortcuts([
    ...(isAsked ? [{ key: 'enter', group, label: t('review.enough'), run: onEnough }] : []),
    ...(isAsked ? [] : [{ key: 'n', group, label: t('review.not_asked'), run: () => void unasked() }]),
  ]);
  return (
    <Stack gap="sm">
      {panel}
      <Group>
        {isAsked ? (
          <Button size="sm" h={36} leftSection={<KeyHint keys="enter" />} onClick={onEnough}>
            {t('review.enough')}
          </Button>
        ) : (
          <Button size="sm" h={36} variant="default" leftSection={<KeyHint keys="n" />} onClick={() => void unasked()}>
            {t('review.not_asked')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
