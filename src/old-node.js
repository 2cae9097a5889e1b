// biome-ignore-all lint/style/useNodejsImportProtocol: Node 10 knows no node: prefix.
// Stands before the program in scripts/claude-bedrock.js. The launcher takes a Node on trust, because to ask it for its
// version costs a start of Node; one that is too old hands over to the launcher again, which then looks for another.
// Written, as the built program is, so that Node 10 can still read it.
if (parseInt(process.versions.node, 10) < 20) {
  process.env.CLAUDE_BEDROCK_OLD_NODE = process.execPath;
  process.exit(
    require('child_process').spawnSync(
      require('path').join(__dirname, '..', 'bin', 'claude-bedrock'),
      process.argv.slice(2),
      { stdio: 'inherit' },
    ).status,
  );
}
