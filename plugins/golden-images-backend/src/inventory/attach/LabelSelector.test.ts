import { parseLabelSelector, selects } from './LabelSelector';

const labels = { app: 'shop', tier: 'web', 'example.com/team': 'a' };

it.each([
  ['app=shop', true],
  ['app==shop', true],
  ['app = shop , tier = web', true],
  ['app=shop,tier=db', false],
  ['app!=shop', false],
  ['missing!=shop', true],
  ['app in (cart, shop)', true],
  ['app in (cart)', false],
  ['app notin (cart)', true],
  ['missing notin (cart)', true],
  ['tier notin (web,db)', false],
  ['app', true],
  ['missing', false],
  ['!missing', true],
  ['!app', false],
  ['example.com/team in (a,b),app,!missing', true],
  ['constructor', false],
])('%s selects the labels: %s', (selector, expected) => {
  expect(selects(parseLabelSelector(selector), labels)).toBe(expected);
});

it.each(['', ' ', 'app=shop,', 'app in shop', 'a b', 'app in (a', '=x'])(
  "refuses '%s'",
  selector => {
    expect(() => parseLabelSelector(selector)).toThrow(
      'is no label selector requirement',
    );
  },
);
