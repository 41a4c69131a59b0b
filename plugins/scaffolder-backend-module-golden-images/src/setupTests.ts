// A test fails when something is wrong, not when the machine has much to do.
jest.setTimeout(60_000);
