// One clear line where Node is too old; kept in syntax that old versions still parse.
const [major, minor] = process.versions.node.split('.').map(Number);
if (!((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22)) {
  console.error(
    `Sóng Bản cần Node 20.19, 22.12 hoặc mới hơn; máy này có Node ${process.versions.node}. ` +
      `(Needs Node ^20.19 or 22.12 and newer.)`,
  );
  process.exit(2);
}
