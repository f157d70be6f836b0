using System.Text.Json;
using System.Text.Json.Serialization;

namespace Inbox.Web.Meta.Wire;

/// <summary>The strings and numbers of an array as texts; whatever else stands there is passed over.</summary>
internal sealed class TextsOrEmpty : JsonConverter<IReadOnlyList<string>>
{
    private static readonly TextOrNumber One = new();

    public override bool HandleNull => true;

    public override IReadOnlyList<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var texts = new List<string>();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return texts;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (One.Read(ref reader, typeof(string), options) is { } text)
            {
                texts.Add(text);
            }
        }

        return texts;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Wire records are only read.");
}
