import { expect } from 'playwright/test';
import { goRapid, goTo, isSaved, sorted, story, typeVisitor } from './booth.ts';
import { newPerson } from './people.ts';
import { newReceiver } from './receiver.ts';

story(
  'a receiver that is killed, mute, ill or loses its answers ends up with each lead once, and the booth says all are sent',
  async ({ start }) => {
    story.setTimeout(180_000);
    const receiver = newReceiver();
    await receiver.open();
    const { page } = await start({ vault: 'passphrase', show: 'own' });
    await goTo(page, 'Hand over');
    await page.getByRole('button', { name: 'Connect…' }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('combobox', { name: 'Program' }).click();
    await page.getByRole('option', { name: /Signed webhook/u }).click();
    await form.getByLabel('Name').fill('Back office');
    await form.getByLabel('Address').fill(receiver.url());
    await form.getByLabel(/Signing secret/u).fill(receiver.secret);
    await form.getByRole('button', { name: 'Test and connect' }).click();
    await expect(page.getByRole('heading', { name: 'Back office' })).toBeVisible();
    await expect(form).toBeHidden();

    const send = page.getByRole('button', { name: 'Send now' });
    /** Presses "Send now" until the receiver has had a call in this mood. */
    const tryIn = async (mood: 'lost' | 'ill' | 'mute'): Promise<void> => {
      receiver.mood = mood;
      await expect(async () => {
        if (await send.isEnabled()) await send.click();
        await expect.poll(() => receiver.calls[mood], { timeout: 2_000 }).toBeGreaterThan(0);
      }).toPass({ timeout: 60_000 });
    };
    receiver.mood = 'lost';
    await goTo(page, 'Capture');
    await goRapid(page);
    const people = Array.from({ length: 12 }, (_, at) => newPerson(50 + at));
    for (const person of people) {
      await typeVisitor(page, person);
      await isSaved(page, person.name);
    }
    await goTo(page, 'Hand over');
    await tryIn('lost');
    await tryIn('ill');
    await tryIn('mute');
    await receiver.kill();
    await expect(send).toBeEnabled();
    await send.click();
    receiver.mood = 'good';
    await receiver.open();

    const sent = page.getByText('12 sent', { exact: true });
    await expect(async () => {
      if (await send.isEnabled()) await send.click();
      await expect(sent).toBeVisible({ timeout: 3_000 });
    }).toPass({ timeout: 90_000 });
    await expect(page.getByRole('button', { name: 'All sent' })).toBeVisible();
    expect(sorted([...receiver.kept.values()].map(({ name }) => name))).toEqual(sorted(people.map(({ name }) => name)));
    expect(receiver.forged()).toBe(0);
    await receiver.kill();
  },
);
