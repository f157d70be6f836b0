using Inbox.Web.Channels;
using Inbox.Web.Conversations;

namespace Inbox.Web.Sending;

/// <summary>A message of ours with what changes when Meta speaks of it.</summary>
public sealed record SentMessage(Message Message, Conversation Conversation, Channel Channel);
