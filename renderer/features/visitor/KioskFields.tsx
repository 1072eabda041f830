import { Button, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import type { Show } from '#shared/domain/show.ts';
import type { SheetWording } from '#shared/ipc/visitor.ts';
import { ConsentQuestions } from './ConsentQuestions.tsx';
import { EmailField, isFaultyEmail } from './EmailField.tsx';
import { KIOSK_MOST } from './kioskForm.ts';
import type { KioskField, KioskForm } from './kioskForm.ts';
import { useVisitorWords } from './useVisitorWords.ts';
import classes from './Visitor.module.css';

type Props = {
  readonly form: KioskForm;
  readonly show: Pick<Show, 'interests'>;
  readonly wording: SheetWording;
  /** The address that was found faulty when the form was sent. */
  readonly warned: string | null;
  readonly onChange: (form: KioskForm) => void;
};

const LABELS = {
  given: 'visitor.form_given',
  family: 'visitor.form_family',
  company: 'visitor.form.company',
  title: 'visitor.form.job',
  phone: 'visitor.form.phone',
} as const;

/** The fields of a self-registration in large type, what the visitor is interested in, and what we may do. */
export function KioskFields({ form, show, wording, warned, onChange }: Props) {
  const t = useVisitorWords(form.language);
  const set = (patch: Partial<KioskForm>): void => onChange({ ...form, ...patch });
  const text = (field: Exclude<KioskField, 'email'>) => (
    <TextInput
      size="lg"
      autoComplete="off"
      spellCheck={false}
      type={field === 'phone' ? 'tel' : 'text'}
      label={t(LABELS[field])}
      value={form[field]}
      maxLength={KIOSK_MOST}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
    />
  );
  const toggle = (interest: string): void =>
    set({
      interests: form.interests.includes(interest) ? form.interests.filter((one) => one !== interest) : [...form.interests, interest],
    });
  return (
    <div className={classes['columns']}>
      <Stack gap="sm">
        <SimpleGrid cols={2} spacing="sm">
          {text('given')}
          {text('family')}
        </SimpleGrid>
        {text('company')}
        {text('title')}
        <EmailField
          language={form.language}
          value={form.email}
          error={warned === form.email && isFaultyEmail(form.email) ? t('visitor.email_fault') : undefined}
          onChange={(email) => set({ email })}
        />
        {text('phone')}
      </Stack>
      <Stack gap="md">
        {show.interests.length > 0 && (
          <fieldset className={classes['plain']} aria-label={t('visitor.kiosk.interests')}>
            <Text size="lg" fw={600} mb={6}>
              {t('visitor.kiosk.interests')}
            </Text>
            <Group gap={8}>
              {show.interests.map((interest) => (
                <Button
                  key={interest}
                  size="md"
                  variant={form.interests.includes(interest) ? 'filled' : 'default'}
                  aria-pressed={form.interests.includes(interest)}
                  maw="100%"
                  onClick={() => toggle(interest)}
                >
                  {interest}
                </Button>
              ))}
            </Group>
          </fieldset>
        )}
        <ConsentQuestions
          language={form.language}
          wording={wording}
          answers={form.answers}
          onAnswer={(purpose, given) => set({ answers: { ...form.answers, [purpose]: given } })}
        />
      </Stack>
    </div>
  );
}
