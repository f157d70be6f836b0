using System.Text.Json.Serialization;

namespace Inbox.Web.Meta.Wire;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(WireMessaging))]
[JsonSerializable(typeof(WireAttachmentPayload))]
[JsonSerializable(typeof(WireIntegrity))]
[JsonSerializable(typeof(WireProfile))]
[JsonSerializable(typeof(WireStoredMessage))]
[JsonSerializable(typeof(WireResponse))]
[JsonSerializable(typeof(WireConversations))]
[JsonSerializable(typeof(WireHistory))]
[JsonSerializable(typeof(WireSend))]
[JsonSerializable(typeof(WireToken))]
[JsonSerializable(typeof(WireAccounts))]
[JsonSerializable(typeof(WireInstagramAccount))]
[JsonSerializable(typeof(WireTokenState))]
[JsonSerializable(typeof(WireInstallations))]
[JsonSerializable(typeof(WireSignedRequest))]
[JsonSerializable(typeof(WireOutgoing))]
internal sealed partial class MetaJson : JsonSerializerContext;
