using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Inbox.Web.Meta.Wire;

/// <summary>The payload of an attachment: an object, or its link alone as a plain string. Anything else is none.</summary>
internal sealed class PayloadOrLink : JsonConverter<WireAttachmentPayload?>
{
    public override WireAttachmentPayload? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return JsonSerializer.Deserialize(
                    ref reader, (JsonTypeInfo<WireAttachmentPayload>)options.GetTypeInfo(typeof(WireAttachmentPayload)));
            case JsonTokenType.String:
                return new() { Url = reader.GetString() };
            default:
                reader.Skip();
                return null;
        }
    }

    public override void Write(Utf8JsonWriter writer, WireAttachmentPayload? value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Wire records are only read.");
}
