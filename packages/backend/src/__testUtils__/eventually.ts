const PATIENCE = 60_000;
const PAUSE = 200;

/** Asks again until an expectation holds; fails as the last attempt did. */
export async function eventually(expectation: () => Promise<void>) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    try {
      await expectation();
      return;
    } catch (error) {
      if (Date.now() > end) {
        throw error;
      }
      await new Promise(resolve => {
        setTimeout(resolve, PAUSE);
      });
    }
  }
}
