import { Alert, Button, Group, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { VisitorDraft, VisitorSheet } from '#shared/ipc/visitor.ts';
import { ConsentQuestions } from './ConsentQuestions.tsx';
import { EmailField, isFaultyEmail } from './EmailField.tsx';
import { SignatureField } from './SignatureField.tsx';
import { useVisitorWords } from './useVisitorWords.ts';
import classes from './Visitor.module.css';
import type { VisitorStep } from './visitorState.ts';
import { LanguageSwitch } from '#renderer/ui/LanguageSwitch.tsx';

type Props = {
  readonly sheet: VisitorSheet;
  readonly draft: VisitorDraft;
  readonly step: VisitorStep;
  readonly onDraft: (draft: VisitorDraft) => void;
  readonly onConfirm: (draft: VisitorDraft) => void;
  /** A way back for staff, at the right of the head. */
  readonly leave?: ReactNode;
};

type HeadProps = { readonly language: 'en' | 'fr'; readonly onLanguage: (language: 'en' | 'fr') => void; readonly children: ReactNode };

/** Who asks, and in which language; the same head on every screen of visitors. */
export function GuestHead({ language, onLanguage, children }: HeadProps) {
  const t = useVisitorWords(language);
  return (
    <Group justify="space-between" wrap="nowrap" gap="md" px="xl" pt="md" align="flex-start" component="header">
      <div style={{ minWidth: 0 }}>{children}</div>
      <LanguageSwitch size="md" language={language} label={t('visitor.language')} onLanguage={onLanguage} />
    </Group>
  );
}

const TEXTS = ['given', 'family', 'company'] as const;
const LABELS = { given: 'visitor.form_given', family: 'visitor.form_family', company: 'visitor.form.company' } as const;

/** A visitor's own data in large type, and what is asked of them. Staff's notes, the score, other people: nothing of it is here. */
export function VisitorForm({ sheet, draft, step, onDraft, onConfirm, leave }: Props) {
  const t = useVisitorWords(draft.language);
  const email = useRef<HTMLInputElement>(null);
  const [warned, setWarned] = useState<string | null>(null);
  const set = (patch: Partial<VisitorDraft>): void => onDraft({ ...draft, ...patch });
  const confirm = (): void => {
    // whoever insists on an address is believed
    if (!isFaultyEmail(draft.email) || warned === draft.email) return onConfirm(draft);
    setWarned(draft.email);
    return email.current?.focus();
  };
  return (
    <div className={classes['screen']} lang={draft.language} data-testid="visitor-screen">
      <GuestHead language={draft.language} onLanguage={(language) => set({ language })}>
        <Title order={1} className={classes['title'] ?? ''}>
          {t('visitor.welcome')}
        </Title>
        <Text size="lg" c="dimmed" truncate>
          {[sheet.company, t('visitor.welcome_text')].filter(Boolean).join(' · ')}
        </Text>
      </GuestHead>
      <main className={classes['columns']}>
        <Stack gap="sm">
          {TEXTS.map((field) => (
            <TextInput
              key={field}
              size="lg"
              autoComplete="off"
              label={t(LABELS[field])}
              value={draft[field]}
              maxLength={500}
              onChange={(event) => set({ [field]: event.currentTarget.value })}
            />
          ))}
          <EmailField
            ref={email}
            language={draft.language}
            value={draft.email}
            error={warned === draft.email && isFaultyEmail(draft.email) ? t('visitor.email_fault') : undefined}
            onChange={(value) => set({ email: value })}
          />
          <TextInput
            size="lg"
            type="tel"
            autoComplete="off"
            label={t('visitor.form.phone')}
            value={draft.phone}
            maxLength={100}
            onChange={(event) => set({ phone: event.currentTarget.value })}
          />
        </Stack>
        <Stack gap="md">
          <ConsentQuestions
            language={draft.language}
            wording={sheet.wordings[draft.language]}
            answers={draft.answers}
            onAnswer={(purpose, given) => set({ answers: { ...draft.answers, [purpose]: given } })}
          />
          <SignatureField language={draft.language} value={draft.signature} onChange={(signature) => set({ signature })} />
        </Stack>
      </main>
      <SimpleGrid component="footer" cols={2} px="xl" py="md" style={{ alignItems: 'center' }}>
        <Group gap="sm" wrap="nowrap">
          {leave}
          {step === 'failed' && (
            <Alert color="red" role="alert" py="xs">
              {t('visitor.failed')}
            </Alert>
          )}
        </Group>
        <Button size="xl" onClick={confirm} loading={step === 'saving'}>
          {t('visitor.confirm')}
        </Button>
      </SimpleGrid>
    </div>
  );
}
