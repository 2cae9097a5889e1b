:; exec "$CLAUDE_PLUGIN_ROOT/bin/claude-bedrock" hook doctor #
@"%~dp0..\bin\claude-bedrock.cmd" hook doctor
