import type { Locator, Page } from '@playwright/test';
import { expect } from './app.ts';

/** A planner at the screen, whose clicks are counted; to choose from a list, and to choose files, is one click each. */
export class Planner {
  clicks = 0;

  constructor(readonly page: Page) {}

  async click(what: Locator): Promise<void> {
    this.clicks++;
    await what.click();
  }

  /** @param files paths on disk, or one folder */
  async give(button: string, files: string | string[]): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.click(this.page.getByRole('button', { name: button, exact: true }));
    await (await chooser).setFiles(files);
    await this.settled();
  }

  /** Waits until no work is under way: files have been read and figures stand. */
  async settled(): Promise<void> {
    await this.page.waitForTimeout(600);
    await expect(this.page.getByText(/^Đang (đọc|mở|cập nhật|tính|hoàn tác|ghi)/)).toHaveCount(0, {
      timeout: 240_000,
    });
  }

  get cards(): Locator {
    return this.page.getByRole('tabpanel').locator('fieldset');
  }

  /**
   * Answers every question by what its card offers first, and those that this brings up, until none is open. Groups of
   * the same village are one village; masts are taken as masts only.
   */
  async answerAll(): Promise<void> {
    await this.click(this.page.getByRole('tab', { name: /^Câu hỏi/ }));
    for (let round = 0; round < 60; round++) {
      const open = await this.cards.count();
      if (open === 0) return;
      const card = this.cards.first();
      const all = card.getByRole('checkbox');
      if ((await all.count()) > 0) await this.click(all);
      const choices = card.locator('input[type=radio]:not([disabled]), li button');
      const masts = card.getByRole('radio', { name: 'Chỉ dùng làm trạm' });
      await this.click((await masts.count()) > 0 ? masts : choices.first());
      await expect.poll(async () => (await this.cards.count()) !== open, { timeout: 60_000 }).toBe(true);
      await this.settled();
    }
    throw new Error('questions without end');
  }
}
