using System.Text.Json;
using System.Text.Json.Serialization;

namespace Inbox.Web.Api;

/// <summary>Writes this folder's answers without reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(List<ApiConversation>))]
[JsonSerializable(typeof(ApiConversation[]))]
[JsonSerializable(typeof(ApiMessage[]))]
[JsonSerializable(typeof(ApiMessage))]
[JsonSerializable(typeof(ApiReply))]
[JsonSerializable(typeof(ApiReactionChoice))]
public sealed partial class ConversationsJson : JsonSerializerContext;
