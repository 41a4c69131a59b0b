import { annotateEntity } from './annotateEntity';

const ID = { 'backstage.io/kubernetes-id': 'shop' };

describe('annotateEntity', () => {
  it.each([
    [
      'adds annotations where there are none',
      '# top\nkind: Component\nmetadata:\n  name: shop # it\nspec: {}\n',
      '# top\nkind: Component\nmetadata:\n  annotations:\n    backstage.io/kubernetes-id: "shop"\n  name: shop # it\nspec: {}\n',
    ],
    [
      'adds to those that are there, with CRLF',
      'kind: Component\r\nmetadata:\r\n    name: shop\r\n    annotations:\r\n        a/b: c # keep\r\n',
      'kind: Component\r\nmetadata:\r\n    name: shop\r\n    annotations:\r\n        backstage.io/kubernetes-id: "shop"\r\n        a/b: c # keep\r\n',
    ],
    [
      'replaces a value',
      "kind: Component\nmetadata:\n  annotations: {backstage.io/kubernetes-id: 'old'}\n",
      'kind: Component\nmetadata:\n  annotations: {backstage.io/kubernetes-id: "shop"}\n',
    ],
    [
      'leaves what is right',
      'kind: Component\nmetadata:\n  annotations:\n    backstage.io/kubernetes-id: shop\n',
      'kind: Component\nmetadata:\n  annotations:\n    backstage.io/kubernetes-id: shop\n',
    ],
    [
      'finds the component among other entities',
      'kind: API\nmetadata:\n  name: shop\n---\nkind: Component\nmetadata:\n  name: shop\n',
      'kind: API\nmetadata:\n  name: shop\n---\nkind: Component\nmetadata:\n  annotations:\n    backstage.io/kubernetes-id: "shop"\n  name: shop\n',
    ],
  ])('%s', (_what, text, expected) => {
    expect(annotateEntity(text, ID)).toEqual({ ok: true, text: expected });
  });

  it('takes the component that is named', () => {
    const text =
      'kind: Component\nmetadata:\n  name: a\n---\nkind: Component\nmetadata:\n  name: b\n';
    expect(annotateEntity(text, ID, 'b')).toEqual({
      ok: true,
      text: text.replace(
        '  name: b',
        '  annotations:\n    backstage.io/kubernetes-id: "shop"\n  name: b',
      ),
    });
    expect(annotateEntity(text, ID)).toEqual({
      ok: false,
      reason: 'It has several components: say which one.',
    });
  });

  it.each([
    ['nothing', '', 'It cannot be read as YAML.'],
    ['no YAML', 'kind: [', 'It cannot be read as YAML.'],
    ['hostile YAML', '['.repeat(100_000), 'It cannot be read as YAML.'],
    ['no component', 'kind: API\n', 'It has no component shop.'],
    [
      'annotations in one line',
      'kind: Component\nmetadata: {name: shop, annotations: {a: b}}\n',
      'Its annotations stand in one line.',
    ],
    [
      'no annotations under the key',
      'kind: Component\nmetadata:\n  name: shop\n  annotations:\n',
      'Its annotations hold no values: remove the key.',
    ],
  ])('refuses %s', (_what, text, reason) => {
    expect(annotateEntity(text, ID, 'shop')).toEqual({ ok: false, reason });
  });
});
