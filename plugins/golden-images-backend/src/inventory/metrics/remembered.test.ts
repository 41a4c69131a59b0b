import { remembered } from './remembered';

describe('remembered', () => {
  let at: number;
  let ask: jest.Mock<Promise<number>, []>;
  let question: () => Promise<number>;

  beforeEach(() => {
    at = 0;
    ask = jest.fn(async () => ask.mock.calls.length);
    question = remembered(1000, () => new Date(at), ask);
  });

  it('asks once for many who want to know', async () => {
    expect(await Promise.all([question(), question()])).toEqual([1, 1]);
    at = 999;
    expect(await question()).toBe(1);
  });

  it('asks anew when the answer is old', async () => {
    await question();
    at = 1000;
    expect(await question()).toBe(2);
  });

  it('remembers no failure', async () => {
    ask.mockRejectedValueOnce(new Error('away'));
    await expect(question()).rejects.toThrow('away');
    expect(await question()).toBe(2);
  });
});
