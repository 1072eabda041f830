import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { suggestEmail } from '#shared/domain/email.ts';
import type { MediaId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { ContactFieldRow } from './ContactFieldRow.tsx';
import { CONTACT_FIELDS, FIELD_ORDER, isDoubted, nextDoubt } from '#shared/domain/contactFields.ts';
import type { ContactField } from '#shared/domain/contactFields.ts';
import { confirmField, editContact } from '#renderer/data/editContact.ts';
import { Pictures } from './Pictures.tsx';

type Props = { readonly lead: Lead; readonly show: Show; readonly onCheck?: (picture: MediaId) => void };

/** Shown even when empty; the others when they hold something or all fields are asked for. */
const ALWAYS = new Set<ContactField>(['given', 'family', 'company', 'title', 'email', 'phone']);

const lowest = (lead: Lead, field: ContactField): number | undefined => {
  const known = CONTACT_FIELDS[field].doubts.flatMap((doubt) => lead.confidence[doubt] ?? []);
  return known.length === 0 ? undefined : Math.min(...known);
};

const suggestionOf = (value: string): string | undefined => suggestEmail(value) ?? undefined;

function Also({ lead }: { readonly lead: Lead }) {
  const { t } = useTranslation();
  const lines = [
    ...(lead.badgeCode === undefined ? [] : [t('leads.badgeCode', { code: lead.badgeCode })]),
    ...(lead.contact.socials ?? []).slice(1),
    ...(lead.contact.note === undefined ? [] : [lead.contact.note]),
  ];
  return lines.map((line) => (
    <Text key={line} size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }} lineClamp={3}>
      {line}
    </Text>
  ));
}

/** Who the visitor is: each field typed over in place, saved one by one; doubted fields are marked until confirmed. */
export function ContactPanel({ lead, show, onCheck }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const first = useRef<HTMLInputElement>(null);
  const [hasAll, setAll] = useState(false);
  const group = t('leads.keys');
  const next = nextDoubt(lead.toCheck);
  const doubts = FIELD_ORDER.filter((field) => isDoubted(field, lead.toCheck)).length;
  useShortcuts([{ key: 'e', group, label: t('leads.editContact'), run: () => first.current?.select() }]);
  useShortcuts(
    [
      {
        key: 'v',
        group,
        label: t('leads.confirmNext'),
        run: () => next !== undefined && void confirmField(store, lead.id, { field: next }),
      },
    ],
    next !== undefined,
  );
  const fields = FIELD_ORDER.filter(
    (field) => hasAll || ALWAYS.has(field) || CONTACT_FIELDS[field].read(lead.contact) !== '' || isDoubted(field, lead.toCheck),
  );
  return (
    <Stack component="section" gap={6} aria-label={t('leads.contact')}>
      <Group gap="xs">
        <Title order={3} size="md">
          {t('leads.contact')}
        </Title>
        <KeyHint keys="e" />
        {doubts > 0 && (
          <Badge color="orange" variant="light" radius="sm" tt="none" rightSection={<KeyHint keys="v" />}>
            {t('leads.toCheckCount', { count: doubts })}
          </Badge>
        )}
      </Group>
      {fields.map((field) => {
        const value = CONTACT_FIELDS[field].read(lead.contact);
        return (
          <ContactFieldRow
            key={field}
            field={field}
            value={value}
            isDoubted={isDoubted(field, lead.toCheck)}
            confidence={lowest(lead, field)}
            suggestion={field === 'email' || field === 'email2' ? suggestionOf(value) : undefined}
            isNext={field === next}
            {...(field === fields[0] ? { inputRef: first } : {})}
            onSave={(typed) => void editContact(store, lead.id, { field, value: typed, country: show.country })}
            onConfirm={() => void confirmField(store, lead.id, { field })}
          />
        );
      })}
      {fields.length < FIELD_ORDER.length && (
        <Button variant="subtle" size="sm" onClick={() => setAll(true)}>
          {t('leads.moreFields')}
        </Button>
      )}
      <Also lead={lead} />
      {lead.pictures.length > 0 && <Pictures ids={lead.pictures} {...(onCheck === undefined ? {} : { onCheck })} />}
    </Stack>
  );
}
