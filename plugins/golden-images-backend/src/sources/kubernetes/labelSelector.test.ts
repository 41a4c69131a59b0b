import { labelSelector } from './labelSelector';

const LABELS = { app: 'web', 'app.kubernetes.io/tier': 'front', empty: '' };

describe('labelSelector', () => {
  it.each([
    ['', true],
    ['app=web', true],
    ['app == web,empty=', true],
    ['app=api', false],
    ['app!=api', true],
    ['gone!=x', true],
    ['app.kubernetes.io/tier in (front, back)', true],
    ['app in (api,db)', false],
    ['app notin (api),gone notin (x)', true],
    ['app', true],
    ['gone', false],
    ['!gone', true],
    ['!app', false],
    ['app=web,gone', false],
    ['toString', false],
  ])("'%s' matches: %s", (selector, matches) => {
    expect(labelSelector(selector)(LABELS)).toBe(matches);
  });

  it.each(['a b', 'app in web', '=x', 'app=a b'])(
    "refuses '%s', naming it",
    selector => {
      expect(() => labelSelector(`app,${selector}`)).toThrow(
        `'${selector}' is no label selector requirement`,
      );
    },
  );
});
