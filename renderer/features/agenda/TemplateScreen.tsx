import { Alert, Button, Group, Pill, SegmentedControl, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { updateShow } from '#renderer/data/shows.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { GrowingTextarea } from '#renderer/ui/GrowingTextarea.tsx';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { MAIL_KINDS, MAIL_LANGUAGES, withTemplate } from '#shared/domain/mailTemplate.ts';
import type { MailTemplate } from '#shared/domain/mailTemplate.ts';
import type { Show } from '#shared/domain/show.ts';
import { MAIL_FIELDS, templateOf, unknownFields } from '#shared/formats/mailText.ts';
import { draftOf, keepTemplate, showTemplate, useTemplates, withField } from './templateDraft.ts';
import type { TemplateKey } from './templateDraft.ts';
import { TemplatePreview } from './TemplatePreview.tsx';

type Props = { readonly show: Show; readonly onBack: () => void };

/** Longest words that are taken: a mail, not a book. */
const SUBJECT_MOST = 200;
const TEXT_MOST = 8_000;

type WordsProps = { readonly template: MailTemplate; readonly onChange: (template: MailTemplate) => void };

/** Subject and text, and the fields to put where the caret was last. */
function Words({ template, onChange }: WordsProps) {
  const { t } = useTranslation();
  const subject = useRef<HTMLInputElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  const last = useRef<'subject' | 'text'>('text');
  const insert = (field: string): void => {
    const name = last.current;
    const place = name === 'subject' ? subject.current : text.current;
    if (place === null) return;
    const from = place.selectionStart ?? template[name].length;
    onChange({ ...template, [name]: withField(template[name], field, { from, to: place.selectionEnd ?? from }) });
    const caret = from + field.length + 2;
    requestAnimationFrame(() => {
      place.focus();
      place.setSelectionRange(caret, caret);
    });
  };
  const unknown = unknownFields(template);
  return (
    <Stack gap="sm">
      <TextInput
        ref={subject}
        label={t('invite.templates.subject')}
        maxLength={SUBJECT_MOST}
        value={template.subject}
        error={template.subject.trim() === '' ? t('invite.templates.empty_subject') : null}
        onFocus={() => {
          last.current = 'subject';
        }}
        onChange={(event) => onChange({ ...template, subject: event.currentTarget.value })}
      />
      <GrowingTextarea
        ref={text}
        label={t('invite.templates.text')}
        minRows={10}
        maxRows={16}
        maxLength={TEXT_MOST}
        value={template.text}
        onFocus={() => {
          last.current = 'text';
        }}
        onChange={(event) => onChange({ ...template, text: event.currentTarget.value })}
      />
      {unknown.length > 0 && (
        <Alert color="orange" role="alert" data-testid="unknown-fields">
          {t('invite.templates.unknown', { names: unknown.map((name) => `{${name}}`).join(', ') })}
        </Alert>
      )}
      <div>
        <Text size="sm" fw={600} mb={4}>
          {t('invite.templates.fields')}
        </Text>
        <Group gap={6}>
          {MAIL_FIELDS.map((field) => (
            <Button key={field} size="compact-sm" variant="default" title={`{${field}}`} onClick={() => insert(field)}>
              {t(`invite.templates.field.${field}`)}
            </Button>
          ))}
        </Group>
      </div>
    </Stack>
  );
}

/** The company's own words for every mail to a visitor, in both languages, beside what a real lead would get. */
export function TemplateScreen({ show, onBack }: Props) {
  const { t, i18n } = useTranslation();
  const store = useStore();
  const state = useTemplates();
  const { kind } = state.shown;
  const language = state.shown.language ?? (i18n.resolvedLanguage === 'fr' ? 'fr' : 'en');
  const shown: TemplateKey = { language, kind };
  const draft = draftOf(state, show.id, shown);
  const saved = templateOf(show.mails, language, kind);
  const template = draft ?? saved;
  const isOwn = show.mails?.[language]?.[kind] !== undefined;
  const change = (next: MailTemplate): void =>
    keepTemplate(show.id, shown, next.subject === saved.subject && next.text === saved.text ? null : next);
  const save = async (key: TemplateKey, next: MailTemplate | null): Promise<void> => {
    await updateShow(store, show.id, (now) => ({ ...now, mails: withTemplate(now.mails, key, next) }));
    keepTemplate(show.id, key, null);
    notifications.show({ color: 'teal', message: t('invite.templates.saved') });
  };
  const canSave = draft !== undefined && draft.subject.trim() !== '' && draft.text.trim() !== '';
  const saveDraft = (): void => void (draft !== undefined && canSave ? save(shown, draft) : undefined);
  const group = t('app.shows');
  useShortcuts([
    { key: 'escape', group, label: t('invite.templates.back'), run: onBack },
    { key: 'mod+s', group, label: t('invite.templates.save'), run: saveDraft, inFields: true },
  ]);
  return (
    <Page
      title={t('invite.templates.title')}
      hint={t('invite.templates.hint')}
      isWide
      actions={
        <>
          {draft !== undefined && <Pill>{t('invite.templates.unsaved')}</Pill>}
          {draft !== undefined && (
            <Button variant="subtle" onClick={() => keepTemplate(show.id, shown, null)}>
              {t('invite.templates.undo')}
            </Button>
          )}
          {draft === undefined && isOwn && (
            <Button variant="default" onClick={() => void save(shown, null)}>
              {t('invite.templates.first')}
            </Button>
          )}
          <Button disabled={!canSave} rightSection={<KeyHint keys="mod+s" />} onClick={saveDraft}>
            {t('invite.templates.save')}
          </Button>
          <Button variant="default" rightSection={<KeyHint keys="escape" />} onClick={onBack}>
            {t('invite.templates.back')}
          </Button>
        </>
      }
    >
      <Group mb="sm" gap="md">
        <SegmentedControl
          aria-label={t('invite.templates.kind')}
          value={kind}
          data={MAIL_KINDS.map((value) => ({ value, label: t(`invite.templates.${value}`) }))}
          onChange={(value) => showTemplate({ language, kind: MAIL_KINDS.find((one) => one === value) ?? 'invite' })}
        />
        <SegmentedControl
          aria-label={t('invite.templates.language')}
          value={language}
          data={MAIL_LANGUAGES.map((value) => ({ value, label: value === 'en' ? 'English' : 'Français' }))}
          onChange={(value) => showTemplate({ kind, language: MAIL_LANGUAGES.find((one) => one === value) ?? 'en' })}
        />
      </Group>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Words template={template} onChange={change} />
        <TemplatePreview show={show} shown={shown} template={template} />
      </SimpleGrid>
    </Page>
  );
}
