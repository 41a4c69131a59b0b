import { readDocumentBytes } from './readDocumentBytes';

const bytes = (text: string) => Buffer.from(text, 'utf8');
/** As `backstage-cli package start` runs the backend from a checkout. */
const IN_THREAD = {
  execArgv: [
    '--require',
    require.resolve('@backstage/cli/config/nodeTransform.cjs'),
  ],
};

function large(name: string): string {
  return JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    components: [
      { name },
      ...Array.from({ length: 20 }, () => ({ name: 'x'.repeat(60_000) })),
    ],
  });
}

describe('readDocumentBytes', () => {
  it('keeps the text as it is, a byte order mark too', async () => {
    const text = '\uFEFF{ "bomFormat": "CycloneDX", "specVersion": "1.5" }';
    expect((await readDocumentBytes(bytes(text))).text).toBe(text);
  });

  it.each([
    ['XML', bytes('<bom/>'), /not JSON/],
    ['nothing', bytes(''), /not JSON/],
    ['other encodings', Buffer.from([0xff, 0xfe, 0x7b, 0x00]), /not UTF-8/],
    ['a wrong kind', bytes('{"bomFormat":"CycloneDX"}'), /no scan result/],
  ])('refuses %s', async (_, body, message) => {
    await expect(readDocumentBytes(body, 'scan')).rejects.toThrow(message);
  });

  it('survives brackets without end', async () => {
    await expect(
      readDocumentBytes(bytes('['.repeat(3_000_000))),
    ).rejects.toThrow(/not JSON|could not be read/);
    await expect(
      readDocumentBytes(bytes(`${'['.repeat(900_000)}${']'.repeat(900_000)}`)),
    ).rejects.toThrow(/found a list|could not be read/);
  });

  it('reads an in-toto statement about the image with the document inside', async () => {
    const digest = 'a'.repeat(64);
    const { document } = await readDocumentBytes(
      bytes(
        JSON.stringify({
          _type: 'https://in-toto.io/Statement/v1',
          subject: [{ name: 'x', digest: { sha256: digest } }],
          predicateType: 'https://cyclonedx.org/bom',
          predicate: {
            bomFormat: 'CycloneDX',
            specVersion: '1.5',
            components: [{ name: 'a' }],
          },
        }),
      ),
    );
    expect(document).toMatchObject({
      kind: 'sbom',
      content: { subjects: [`sha256:${digest}`], components: [{ name: 'a' }] },
    });
  });

  it('reads a large document in a thread of its own', async () => {
    const { document } = await readDocumentBytes(
      bytes(large('first')),
      undefined,
      IN_THREAD,
    );
    expect(document.content).toMatchObject({ format: 'CycloneDX' });
    expect(document).toMatchObject({
      content: {
        components: expect.arrayContaining([{ name: 'first', licences: [] }]),
      },
    });
  });

  it('says what is wrong with a large document, from its thread', async () => {
    await expect(
      readDocumentBytes(bytes(large('a')), 'scan', IN_THREAD),
    ).rejects.toThrow(/no scan result/);
  });
});
