using System.Text.Json;
using System.Text.Json.Serialization;

namespace Inbox.Web.Meta.Wire;

/// <summary>A flag is set by true alone, or by its text; anything else leaves it unset.</summary>
internal sealed class Flag : JsonConverter<bool>
{
    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var isSet = reader.TokenType == JsonTokenType.True
            || (reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("true"u8));
        reader.Skip();
        return isSet;
    }

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) =>
        writer.WriteBooleanValue(value);
}
