// Stands in for parts of the SDK that no function uses; a call into one fails with a TypeError.
module.exports = {};
