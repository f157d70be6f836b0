using Inbox.Web.Localization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Inbox.Web.Data;

/// <summary>A sentence is stored as its code and arguments, never as words of a language.</summary>
public sealed class SentenceConverter()
    : ValueConverter<Sentence, string>(sentence => sentence.ToJson(), json => Sentence.FromJson(json));
