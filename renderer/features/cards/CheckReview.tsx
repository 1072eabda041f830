import { Badge, Group, Kbd, Stack, Text, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readPictures } from '#renderer/data/cards.ts';
import { confirmAll, doubtAgain, restoreField } from '#renderer/data/editContact.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { CONTACT_FIELDS, FIELD_ORDER } from '#shared/domain/contactFields.ts';
import type { ContactField } from '#shared/domain/contactFields.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import { FieldCrop } from './FieldCrop.tsx';
import { confidenceOf, wordsOfField } from './reviewOrder.ts';
import { useSettled } from './useSettled.ts';

/** Something that was done, in words, and the way back. */
type Done = { readonly words: string; readonly undo: () => Promise<unknown> };

type Props = { readonly lead: Lead; readonly show: Show; readonly onDone: (done: Done) => void };

const CROP_HEIGHT = 150;

/** The piece of a picture that a field was read from, where there is one. */
function Printed({ lead, field }: { readonly lead: Lead; readonly field: ContactField }) {
  const pictures = useLive((store) => readPictures(store, lead), [lead.pictures]) ?? [];
  const prints = pictures.flatMap(({ id, card }) => (card?.kind === 'read' ? [{ id, print: card.print }] : []));
  const value = CONTACT_FIELDS[field].read(lead.contact);
  const seen = prints.map((one) => ({ ...one, words: wordsOfField(one.print, field, value) }));
  const best = seen.find(({ words }) => words.length > 0) ?? seen[0];
  return best === undefined ? null : <FieldCrop id={best.id} print={best.print} words={best.words} height={CROP_HEIGHT} />;
}

/** The doubted fields of a lead one after the other, each beside the print it was read from: right as it stands, or typed over. */
export function CheckReview({ lead, show, onDone }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const input = useRef<HTMLInputElement>(null);
  const { saved, isDoubted, settle } = useSettled({ store, lead, country: show.country, fields: FIELD_ORDER });
  const [draft, setDraft] = useState<{ readonly field: ContactField; readonly value: string } | null>(null);
  const doubted = FIELD_ORDER.filter(isDoubted);
  const [field] = doubted;
  const group = t('cards.title');
  const settleAll = async (): Promise<void> => {
    const { toCheck } = lead;
    await confirmAll(store, lead.id);
    onDone({ words: t('cards.checked_rest'), undo: () => doubtAgain(store, lead.id, toCheck) });
  };
  const value = field === undefined ? '' : draft?.field === field ? draft.value : saved(field);
  const accept = async (): Promise<void> => {
    if (field === undefined) return settleAll();
    const was = { field, value: saved(field), country: show.country, toCheck: lead.toCheck };
    input.current?.blur();
    setDraft(null);
    await settle(field, value.trim());
    return onDone({
      words: t('cards.checked', { field: t(`leads.field.${field}`), value }),
      undo: () => restoreField(store, lead.id, was),
    });
  };
  useShortcuts([
    { key: 'enter', group, label: t('cards.right'), run: () => void accept() },
    { key: 'e', group, label: t('cards.correct'), run: () => input.current?.select() },
  ]);
  if (field === undefined) return <Text>{t('cards.rest')}</Text>;
  const sure = confidenceOf(lead, field);
  return (
    <Stack gap="sm" data-testid="check-review">
      <Printed key={field} lead={lead} field={field} />
      <Group align="end" wrap="nowrap">
        <TextInput
          ref={input}
          size="md"
          style={{ flex: 1 }}
          label={
            <Group gap="xs">
              {t(`leads.field.${field}`)}
              {sure !== undefined && (
                <Badge variant="light" color={sure < 0.6 ? 'red' : 'orange'} tt="none">
                  {t('leads.check', { percent: Math.round(sure * 100) })}
                </Badge>
              )}
            </Group>
          }
          value={value}
          maxLength={500}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setDraft({ field, value: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void accept();
            if (event.key === 'Escape') {
              setDraft(null);
              event.currentTarget.blur();
            }
          }}
        />
        <Text size="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
          <Kbd size="xs">↵</Kbd> {t('cards.right')} · <Kbd size="xs">E</Kbd> {t('cards.correct')}
        </Text>
      </Group>
      {doubted.length > 1 && (
        <Text size="sm" c="dimmed">
          {t('cards.then', {
            fields: doubted
              .slice(1)
              .map((one) => t(`leads.field.${one}`))
              .join(', '),
          })}
        </Text>
      )}
    </Stack>
  );
}
